package io.appdb.session.cache;

import java.util.List;
import java.util.Objects;

import jakarta.persistence.CacheRetrieveMode;
import org.hibernate.LockMode;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.spi.Limit;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.spi.InterpretationsKeySource;
import org.hibernate.query.sqm.tree.SqmStatement;
import org.jspecify.annotations.Nullable;

/**
 * Tells the results of queries apart: by statement, which includes the order, by result
 * type, parameters, limits and what else changes a result. Immutable.
 */
public final class SelectionKey {

	private final Object statement;

	private final @Nullable Object resultType;

	private final List<@Nullable Object> parameters;

	private final int firstRow;

	private final int maxRows;

	private final QueryVariation variation;

	private final int hash;

	private SelectionKey(Object statement, @Nullable Object resultType, List<@Nullable Object> parameters, Limit limit,
			QueryVariation variation) {
		this.statement = statement;
		this.resultType = resultType;
		this.parameters = parameters;
		this.firstRow = limit.getFirstRowJpa();
		this.maxRows = limit.getMaxRowsJpa();
		this.variation = variation;
		this.hash = 31 * (31 * hash(statement) + parameters.hashCode()) + this.firstRow + this.maxRows;
	}

	/**
	 * Creates the key of an HQL or criteria query, or {@code null} if its result must not
	 * come from a cache.
	 */
	public static @Nullable SelectionKey of(InterpretationsKeySource query, DomainQueryExecutionContext execution) {
		Object statement = query.getQueryStringCacheKey();
		boolean shared = statement instanceof SqmStatement && !execution.getSession().isCriteriaCopyTreeEnabled();
		return shared ? null : of(statement, query.getResultType(), execution);
	}

	public static @Nullable SelectionKey of(Object statement, @Nullable Object resultType,
			DomainQueryExecutionContext execution) {
		QueryOptions options = execution.getQueryOptions();
		if (options.getLockOptions().getLockMode().greaterThan(LockMode.READ)
				|| options.getCacheRetrieveMode() == CacheRetrieveMode.BYPASS) {
			return null;
		}
		SharedSessionContractImplementor session = execution.getSession();
		List<@Nullable Object> parameters = ParameterValues.of(execution.getQueryParameterBindings(), session);
		return (parameters != null) ? new SelectionKey(statement, resultType, parameters, options.getEffectiveLimit(),
				QueryVariation.of(options, session.getLoadQueryInfluencers())) : null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SelectionKey key && this.hash == key.hash && this.firstRow == key.firstRow
				&& this.maxRows == key.maxRows && Objects.equals(this.resultType, key.resultType)
				&& areEqual(this.statement, key.statement) && this.parameters.equals(key.parameters)
				&& this.variation.equals(key.variation);
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	private static int hash(Object statement) {
		return (statement instanceof SqmStatement<?> tree) ? tree.cacheHashCode() : statement.hashCode();
	}

	private static boolean areEqual(Object one, Object other) {
		return (one instanceof SqmStatement<?> tree) ? tree.isCompatible(other) : one.equals(other);
	}

}
