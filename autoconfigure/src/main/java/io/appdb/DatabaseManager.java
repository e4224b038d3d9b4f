package io.appdb;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.appdb.engine.DatabaseEngine;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.PoolSettings;
import io.appdb.error.Arguments;
import io.appdb.error.DatabaseNotInitializedException;
import io.appdb.error.InvalidSettingException;
import io.appdb.migration.Migrations;
import io.appdb.replica.Replicas;
import io.appdb.schema.Schema;
import io.appdb.schema.SchemaMode;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;
import io.appdb.session.SessionSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The life cycle of all databases of an application. Shared by all threads. In a Spring
 * application it is a bean that is initialised before web traffic and closed after it;
 * elsewhere {@link #create} and {@link #builder} make one.
 * <p>
 * Everything but {@link #names}, {@link #health} and {@link #initialize} throws
 * {@link DatabaseNotInitializedException} before {@link #initialize} and after
 * {@link #close}.
 */
public interface DatabaseManager extends AutoCloseable {

	/**
	 * Name of the database that is meant where no name is given.
	 */
	String DEFAULT = "default";

	/**
	 * Makes a manager of one database, without a Spring application.
	 * @param url a JDBC or SQLAlchemy URL
	 * @return the manager, not yet initialised
	 * @throws IllegalArgumentException when the URL cannot be read
	 */
	static DatabaseManager create(String url) {
		Arguments.required("create", "url", url);
		return builder().url(url).build();
	}

	/**
	 * Starts to describe a manager of one database.
	 * @return a builder
	 */
	static Builder builder() {
		return new StandaloneBuilder();
	}

	/**
	 * Connects and applies the schema mode. Does nothing when already initialised. One
	 * database that fails does not keep the others from being initialised.
	 * @throws RuntimeException the first failure, with those of other databases
	 * suppressed in it
	 */
	void initialize();

	/**
	 * Returns whether every database is ready.
	 * @return whether {@link #initialize} has succeeded and {@link #close} was not called
	 */
	boolean isInitialized();

	/**
	 * Lets running transactions finish, for 30 seconds at most, and closes every
	 * database. A session opened by hand that has had no call for 5 seconds counts as
	 * forgotten: it is reported, rolled back and closed. Does nothing when already
	 * closed. May be initialised again.
	 */
	@Override
	void close();

	/**
	 * Returns the names of the databases.
	 * @return the names, {@code default} first
	 */
	Set<String> names();

	/**
	 * Returns the engine of the default database.
	 * @return the engine
	 */
	default DatabaseEngine engine() {
		return engine(DEFAULT);
	}

	/**
	 * Returns the engine of a database.
	 * @param name name of the database
	 * @return the engine
	 * @throws IllegalArgumentException when there is no such database
	 */
	DatabaseEngine engine(String name);

	/**
	 * Returns the sessions of the default database.
	 * @return the session manager
	 */
	default SessionManager sessions() {
		return sessions(DEFAULT);
	}

	/**
	 * Returns the sessions of a database.
	 * @param name name of the database
	 * @return the session manager
	 * @throws IllegalArgumentException when there is no such database
	 */
	SessionManager sessions(String name);

	/**
	 * Opens a session on the default database.
	 * @return a session that the caller commits and closes
	 */
	default DbSession getSession() {
		return sessions().openSession();
	}

	/**
	 * Returns the replicas of the default database.
	 * @return the replicas, empty when it has none
	 */
	default Optional<Replicas> replicas() {
		return replicas(DEFAULT);
	}

	/**
	 * Returns the replicas of a database.
	 * @param name name of the database
	 * @return the replicas, empty when it has none
	 * @throws IllegalArgumentException when there is no such database
	 */
	Optional<Replicas> replicas(String name);

	/**
	 * Returns the tables of the default database.
	 * @return the schema
	 */
	default Schema schema() {
		return schema(DEFAULT);
	}

	/**
	 * Returns the tables of a database.
	 * @param name name of the database
	 * @return the schema
	 * @throws IllegalArgumentException when there is no such database
	 */
	Schema schema(String name);

	/**
	 * Returns the migrations of the default database.
	 * @return the migrations
	 * @throws IllegalStateException when there is no Flyway
	 */
	default Migrations migrations() {
		return migrations(DEFAULT);
	}

	/**
	 * Returns the migrations of a database.
	 * @param name name of the database
	 * @return the migrations
	 * @throws IllegalArgumentException when there is no such database
	 * @throws IllegalStateException when there is no Flyway
	 */
	Migrations migrations(String name);

	/**
	 * Asks every database whether it answers; never throws.
	 * @return how the databases are
	 */
	DatabaseHealth health();

	/**
	 * Describes a manager of one database. Used by one thread.
	 */
	interface Builder {

		/**
		 * Sets the address.
		 * @param url a JDBC or SQLAlchemy URL
		 * @return this builder
		 * @throws IllegalArgumentException when the URL cannot be read
		 */
		Builder url(String url);

		/**
		 * Sets the address in parts.
		 * @param type kind of database
		 * @param host host name, or {@code null} for none
		 * @param port port, or {@code null} for the usual one
		 * @param database name of the database, or its file
		 * @return this builder
		 */
		Builder address(DatabaseType type, @Nullable String host, @Nullable Integer port, String database);

		/**
		 * Sets the user, which wins over one in the URL.
		 * @param username the user name
		 * @return this builder
		 */
		Builder username(@Nullable String username);

		/**
		 * Sets the password, which wins over one in the URL.
		 * @param password the password
		 * @return this builder
		 */
		Builder password(@Nullable String password);

		/**
		 * Sets what is logged of each SQL statement.
		 * @param echo {@code off}, {@code sql}, or {@code bind} for the values too
		 * @return this builder
		 */
		Builder echo(String echo);

		/**
		 * Sets how connections are pooled.
		 * @param pool the settings
		 * @return this builder
		 */
		Builder pool(PoolSettings pool);

		/**
		 * Sets how sessions behave.
		 * @param session the settings
		 * @return this builder
		 */
		Builder session(SessionSettings session);

		/**
		 * Sets what happens to the tables at start.
		 * @param mode the mode, {@link SchemaMode#AUTO} unless set, which creates missing
		 * tables here
		 * @return this builder
		 */
		Builder schema(SchemaMode mode);

		/**
		 * Sets whether tables may be dropped and migrations taken back.
		 * @param allowed whether they may, by default only in an in-memory database
		 * @return this builder
		 */
		Builder allowDrop(boolean allowed);

		/**
		 * Sets where the migrations are. They are applied at start in the mode
		 * {@link SchemaMode#MIGRATE}.
		 * @param locations folders as Flyway names them, {@code classpath:db/migration}
		 * unless set
		 * @return this builder
		 */
		Builder migrations(String... locations);

		/**
		 * Decorates the transaction manager that every commit goes through, as to observe
		 * transactions. Only one that is a
		 * {@link org.springframework.transaction.ConfigurableTransactionManager} keeps
		 * the warning of changes that a listener leaves after a commit.
		 * @param decorator given the manager's own, returns what is used in its place
		 * @return this builder
		 */
		Builder transactionManager(UnaryOperator<PlatformTransactionManager> decorator);

		/**
		 * Adds entity classes.
		 * @param entities the classes
		 * @return this builder
		 * @throws IllegalArgumentException when one is not mapped
		 */
		Builder entities(Class<?>... entities);

		/**
		 * Adds packages that are searched for entity classes.
		 * @param packages names of packages
		 * @return this builder
		 */
		Builder packages(String... packages);

		/**
		 * Reads all settings from the keys under {@code app.db}, as an application does.
		 * What was set before stays where the environment does not say anything else.
		 * @param environment the environment
		 * @return this builder
		 * @throws InvalidSettingException when a key does not exist or has a value that
		 * cannot be used
		 */
		Builder from(Environment environment);

		/**
		 * Makes the manager.
		 * @return the manager, not yet initialised
		 * @throws IllegalArgumentException when there is no address
		 */
		DatabaseManager build();

	}

}
