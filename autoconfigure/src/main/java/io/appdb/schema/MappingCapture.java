package io.appdb.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.jpa.boot.spi.JpaSettings;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.util.ClassUtils;

/**
 * Catches what Hibernate knows about the entities while it builds an entity manager
 * factory. One belongs to one database and lives as long; threads may share it. It lets
 * go when the factory is closed. What it holds on to, Hibernate's own session factory
 * holds as well.
 */
public final class MappingCapture implements IntegratorProvider {

	private final @Nullable Object configured;

	private volatile @Nullable Mapping mapping;

	private MappingCapture(@Nullable Object configured) {
		this.configured = configured;
	}

	/**
	 * Adds a capture to the properties of an entity manager factory that is about to be
	 * built, in front of an integrator provider that is configured there.
	 * @param properties the properties, which are changed
	 * @return the capture
	 */
	public static MappingCapture install(Map<String, ? super MappingCapture> properties) {
		MappingCapture capture = new MappingCapture(properties.get(JpaSettings.INTEGRATOR_PROVIDER));
		properties.put(JpaSettings.INTEGRATOR_PROVIDER, capture);
		return capture;
	}

	@Override
	public List<Integrator> getIntegrators() {
		List<Integrator> integrators = new ArrayList<>();
		integrators.add(new Listener());
		IntegratorProvider next = configuredProvider();
		if (next != null) {
			integrators.addAll(next.getIntegrators());
		}
		return integrators;
	}

	private @Nullable IntegratorProvider configuredProvider() {
		Object provider = this.configured;
		if (provider instanceof String name && !name.isBlank()) {
			provider = ClassUtils.resolveClassName(name.trim(), null);
		}
		if (provider instanceof Class<?> type) {
			provider = BeanUtils.instantiateClass(type);
		}
		return (provider instanceof IntegratorProvider next) ? next : null;
	}

	/**
	 * Returns the mapping of the entities.
	 * @return the mapping, or null while no factory is built
	 */
	public @Nullable Metadata metadata() {
		Mapping captured = this.mapping;
		return (captured != null) ? captured.metadata() : null;
	}

	Mapping mapping() {
		Mapping captured = this.mapping;
		if (captured == null) {
			throw new IllegalStateException(
					"The entities are not known: the entity manager factory is not built yet, or is closed");
		}
		return captured;
	}

	/**
	 * Told by Hibernate when the factory is built and closed.
	 */
	private final class Listener implements Integrator {

		@Override
		public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor sessionFactory) {
			MappingCapture.this.mapping = new Mapping(metadata, sessionFactory);
		}

		@Override
		public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry registry) {
			Mapping captured = MappingCapture.this.mapping;
			if (captured != null && captured.sessionFactory() == sessionFactory) {
				MappingCapture.this.mapping = null;
			}
		}

	}

}
