package io.appdb.engine;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import io.appdb.error.Arguments;
import io.appdb.error.SqlErrorTranslator;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.FlushMode;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.PlatformTransactionManager;

/**
 * Describes an engine outside of a Spring application. Used by one thread.
 */
public final class DatabaseEngineBuilder {

	/**
	 * What makes Hibernate take notice of a class.
	 */
	private static final List<Class<? extends Annotation>> MAPPED = List.of(Entity.class, MappedSuperclass.class,
			Embeddable.class, Converter.class);

	private String name = "default";

	private @Nullable DatabaseUrl url;

	private @Nullable String username;

	private @Nullable String password;

	private @Nullable String driverClassName;

	private PoolSettings pool = PoolSettings.defaults();

	private Duration startupTimeout = Duration.ZERO;

	private FlushMode flushMode = FlushMode.AUTO;

	private SqlEcho echo = SqlEcho.OFF;

	private SqlErrorTranslator errors = new SqlErrorTranslator();

	private UnaryOperator<PlatformTransactionManager> transactionManager = UnaryOperator.identity();

	private boolean required = true;

	private ReadRouting reads = ReadRouting.PRIMARY;

	private final List<Class<?>> entities = new ArrayList<>();

	private final List<String> packages = new ArrayList<>();

	private final Map<String, Object> properties = new LinkedHashMap<>();

	DatabaseEngineBuilder() {
	}

	/**
	 * Names the database in logs and messages.
	 * @param name the name, {@code default} unless set
	 * @return this builder
	 */
	public DatabaseEngineBuilder name(String name) {
		Arguments.required("name", "name", name);
		this.name = name;
		return this;
	}

	/**
	 * Sets the address.
	 * @param url a JDBC or SQLAlchemy URL
	 * @return this builder
	 * @throws IllegalArgumentException when the URL cannot be read
	 */
	public DatabaseEngineBuilder url(String url) {
		Arguments.required("url", "url", url);
		return url(DatabaseUrl.parse(url));
	}

	/**
	 * Sets the address.
	 * @param url the address, such as one put together from parts
	 * @return this builder
	 */
	public DatabaseEngineBuilder url(DatabaseUrl url) {
		Arguments.required("url", "url", url);
		this.url = url;
		return this;
	}

	/**
	 * Sets the user, which wins over one in the URL.
	 * @param username the user name
	 * @return this builder
	 */
	public DatabaseEngineBuilder username(@Nullable String username) {
		this.username = username;
		return this;
	}

	/**
	 * Sets the password, which wins over one in the URL.
	 * @param password the password
	 * @return this builder
	 */
	public DatabaseEngineBuilder password(@Nullable String password) {
		this.password = password;
		return this;
	}

	/**
	 * Sets the class of the JDBC driver.
	 * @param driverClassName its name, {@code null} for that of the URL
	 * @return this builder
	 */
	public DatabaseEngineBuilder driverClassName(@Nullable String driverClassName) {
		this.driverClassName = driverClassName;
		return this;
	}

	/**
	 * Sets how connections are pooled.
	 * @param pool the settings
	 * @return this builder
	 */
	public DatabaseEngineBuilder pool(PoolSettings pool) {
		Arguments.required("pool", "pool", pool);
		this.pool = pool;
		return this;
	}

	/**
	 * Sets how long to keep trying to reach the database.
	 * @param startupTimeout the time, zero for one attempt
	 * @return this builder
	 */
	public DatabaseEngineBuilder startupTimeout(Duration startupTimeout) {
		Arguments.required("startupTimeout", "startupTimeout", startupTimeout);
		this.startupTimeout = startupTimeout;
		return this;
	}

	/**
	 * Sets the flush mode of new sessions.
	 * @param flushMode the flush mode
	 * @return this builder
	 */
	public DatabaseEngineBuilder flushMode(FlushMode flushMode) {
		Arguments.required("flushMode", "flushMode", flushMode);
		this.flushMode = flushMode;
		return this;
	}

	/**
	 * Sets what is logged of each SQL statement.
	 * @param echo nothing, the text, or the values too
	 * @return this builder
	 */
	public DatabaseEngineBuilder echo(SqlEcho echo) {
		Arguments.required("echo", "echo", echo);
		this.echo = echo;
		return this;
	}

	/**
	 * Sets what translates errors.
	 * @param errors the translator
	 * @return this builder
	 */
	public DatabaseEngineBuilder errors(SqlErrorTranslator errors) {
		Arguments.required("errors", "errors", errors);
		this.errors = errors;
		return this;
	}

	/**
	 * Decorates the transaction manager.
	 * @param decorator given the engine's transaction manager, returns what is used in
	 * its place
	 * @return this builder
	 */
	public DatabaseEngineBuilder transactionManager(UnaryOperator<PlatformTransactionManager> decorator) {
		Arguments.required("transactionManager", "decorator", decorator);
		this.transactionManager = decorator;
		return this;
	}

	/**
	 * Adds entity classes.
	 * @param entities the classes
	 * @return this builder
	 * @throws IllegalArgumentException when one is not mapped
	 */
	public DatabaseEngineBuilder entities(Class<?>... entities) {
		Arguments.requiredEach("entities", "entities", entities);
		for (Class<?> entity : entities) {
			if (MAPPED.stream().noneMatch(entity::isAnnotationPresent)) {
				throw new IllegalArgumentException("entities(): " + entity.getName() + " has neither @Entity nor "
						+ "@MappedSuperclass, @Embeddable or @Converter: take it out, or map it");
			}
		}
		this.entities.addAll(Arrays.asList(entities));
		return this;
	}

	/**
	 * Adds packages that are searched for entity classes.
	 * @param packages names of packages
	 * @return this builder
	 */
	public DatabaseEngineBuilder packages(String... packages) {
		Arguments.requiredEach("packages", "packages", packages);
		this.packages.addAll(Arrays.asList(packages));
		return this;
	}

	/**
	 * Sets a property of Hibernate.
	 * @param key name of the property
	 * @param value its value
	 * @return this builder
	 */
	public DatabaseEngineBuilder property(String key, Object value) {
		Arguments.required("property", "key", key);
		Arguments.required("property", "value", value);
		this.properties.put(key, value);
		return this;
	}

	/**
	 * Sets whether the database has to be there when the engine is built.
	 * @param required {@code false} to build the engine all the same, for the oldest
	 * version of the database that Hibernate knows; possible for the databases that
	 * {@link DatabaseType} names
	 * @return this builder
	 */
	public DatabaseEngineBuilder required(boolean required) {
		this.required = required;
		return this;
	}

	/**
	 * Sets where what only reads goes.
	 * @param reads decides it; the caller closes what it holds
	 * @return this builder
	 */
	public DatabaseEngineBuilder reads(ReadRouting reads) {
		this.reads = Arguments.required("reads", "reads", reads);
		return this;
	}

	/**
	 * Connects and builds the engine.
	 * @return the engine, closed by the caller
	 * @throws IllegalArgumentException when there is no URL
	 */
	public DatabaseEngine build() {
		return build(pool());
	}

	/**
	 * Makes the pool alone, for {@link #build(DataSource)}.
	 * @return the pool, which connects at its first use
	 * @throws IllegalArgumentException when there is no URL
	 */
	public DataSource pool() {
		return source().pool(this.pool, "db[" + this.name + "]", this.startupTimeout, this.reads);
	}

	/**
	 * Connects and builds the engine.
	 * @param pool the pool, or what has been put around it
	 * @return the engine, which closes the pool, and is closed by the caller
	 * @throws IllegalArgumentException when there is no URL
	 */
	public DatabaseEngine build(DataSource pool) {
		Arguments.required("build", "pool", pool);
		return new EngineAssembly(source(), pool, this.errors, this.flushMode, this.transactionManager, this.required,
				this.reads)
			.build(this.name, this.entities, this.packages, this.properties);
	}

	private DataSourceAssembly source() {
		if (this.url == null) {
			throw new IllegalArgumentException(
					"No database URL: call url(...), for example url(\"sqlite:///./app.db\")");
		}
		return new DataSourceAssembly(this.url, this.username, this.password, this.driverClassName, this.echo);
	}

}
