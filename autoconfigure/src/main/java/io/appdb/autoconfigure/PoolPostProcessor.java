package io.appdb.autoconfigure;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;

import io.appdb.engine.Pools;
import io.appdb.engine.ReadRouting;
import io.appdb.replica.Replicas;
import io.appdb.settings.DatabaseProperties;

/**
 * Replaces the pool that Spring Boot has configured, before it is used, by one with the
 * settings of {@code app.db.pool}, where the application has said where the database is
 * or anything of the pool in those words. Runs after the binding of
 * {@code spring.datasource.hikari} and after Boot's connection details. The application
 * context owns it and calls it from one thread.
 */
final class PoolPostProcessor implements DestructionAwareBeanPostProcessor, PriorityOrdered {

	private static final String HIKARI = "spring.datasource.hikari";

	private final ObjectProvider<DatabaseProperties> properties;

	private final Environment environment;

	private final BeanFactory beans;

	private final ObjectProvider<Replicas> replicas;

	private @Nullable HikariDataSource configured;

	private @Nullable HikariDataSource pool;

	PoolPostProcessor(ObjectProvider<DatabaseProperties> properties, Environment environment, BeanFactory beans,
			ObjectProvider<Replicas> replicas) {
		this.replicas = replicas;
		this.properties = properties;
		this.environment = environment;
		this.beans = beans;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (!"dataSource".equals(beanName) || !(bean instanceof HikariDataSource hikari)) {
			return bean;
		}
		DatabaseProperties database = this.properties.getObject();
		this.configured = hikari;
		ReadRouting reads = Optional.<ReadRouting>ofNullable(this.replicas.getIfAvailable())
			.orElse(ReadRouting.PRIMARY);
		this.pool = isOfBoot() ? Pools.asConfigured(hikari, database.sqlEcho(), reads)
				: Pools.of(hikari, database.pool().toSettings(), database.sqlEcho(), "db[default]", explicit(hikari),
						Duration.ZERO, reads);
		return this.pool;
	}

	/**
	 * Who has said in Spring Boot's words where the database is, and nothing of the pool
	 * in ours, expects Spring Boot's pool.
	 */
	private boolean isOfBoot() {
		return !this.beans.containsBean("databaseConnectionDetails")
				&& !DatabaseProperties.isSet(this.environment, "pool");
	}

	/**
	 * Finds what the application has set in Spring Boot's own words.
	 */
	private Set<String> explicit(HikariDataSource hikari) {
		Set<String> explicit = new HashSet<>(Binder.get(this.environment)
			.bind(HIKARI, Bindable.mapOf(String.class, Object.class))
			.orElseGet(Map::of)
			.keySet());
		if (hikari.getPoolName() != null) {
			explicit.add("poolName");
		}
		return explicit;
	}

	@Override
	public boolean requiresDestruction(Object bean) {
		return bean == this.configured;
	}

	/**
	 * Spring closes the pool that it has created, which is not the one in use.
	 */
	@Override
	public void postProcessBeforeDestruction(Object bean, String beanName) {
		if (this.pool != null) {
			this.pool.close();
		}
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 3;
	}

}
