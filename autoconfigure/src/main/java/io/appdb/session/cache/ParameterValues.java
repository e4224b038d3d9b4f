package io.appdb.session.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.QueryParameter;
import org.hibernate.query.spi.QueryParameterBinding;
import org.hibernate.query.spi.QueryParameterBindings;
import org.jspecify.annotations.Nullable;

/**
 * Collects the parameters of a query for its key. Lives as long as the key is built.
 */
final class ParameterValues implements BiConsumer<QueryParameter<?>, QueryParameterBinding<?>> {

	private final List<@Nullable Object> values = new ArrayList<>(4);

	private boolean bound = true;

	private boolean plain = true;

	private ParameterValues() {
	}

	/**
	 * Returns what stands for the parameters, or {@code null} if they cannot be compared
	 * later on.
	 */
	static @Nullable List<@Nullable Object> of(QueryParameterBindings bindings,
			SharedSessionContractImplementor session) {
		ParameterValues collected = new ParameterValues();
		bindings.visitBindings(collected);
		if (!collected.bound) {
			return null;
		}
		if (!collected.plain || session.getLoadQueryInfluencers().hasEnabledFilters()) {
			if (bindings.hasAnyTransientEntityBindings(session)) {
				return null;
			}
			collected.values.add(bindings.generateQueryKeyMemento(session));
		}
		return collected.values;
	}

	@Override
	public void accept(QueryParameter<?> parameter, QueryParameterBinding<?> binding) {
		this.bound &= binding.isBound();
		this.values.add(binding.getBindType());
		if (binding.isMultiValued()) {
			this.plain = false;
			this.values.add(binding.getBindValues().size());
		}
		else if (KeyValue.isUnchanging(binding.getBindValue())) {
			this.values.add(binding.getBindValue());
		}
		else {
			this.plain = false;
			this.values.add(precision(binding));
		}
	}

	@SuppressWarnings("deprecation")
	private static @Nullable Object precision(QueryParameterBinding<?> binding) {
		return binding.getExplicitTemporalPrecision();
	}

}
