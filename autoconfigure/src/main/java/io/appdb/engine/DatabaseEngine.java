package io.appdb.engine;

import javax.sql.DataSource;

import io.appdb.error.Arguments;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.transaction.PlatformTransactionManager;

/**
 * One database: its pool, its {@link EntityManagerFactory} and its transaction manager.
 * Shared by all threads; closed by whoever built it.
 */
public interface DatabaseEngine extends AutoCloseable {

	/**
	 * Builds an engine without entities: no tables are created.
	 * @param url a JDBC or SQLAlchemy URL
	 * @return the engine, closed by the caller
	 * @throws IllegalArgumentException when the URL cannot be read
	 */
	static DatabaseEngine create(String url) {
		Arguments.required("create", "url", url);
		return builder().url(url).build();
	}

	/**
	 * Starts to describe an engine.
	 * @return a builder
	 */
	static DatabaseEngineBuilder builder() {
		return new DatabaseEngineBuilder();
	}

	/**
	 * Makes an engine of parts that somebody else owns and closes.
	 * @param url the address
	 * @param dataSource the pool
	 * @param entityManagerFactory the factory of persistence contexts
	 * @param transactionManager the transaction manager
	 * @return the engine, whose {@link #close()} leaves the parts alone
	 */
	static DatabaseEngine of(DatabaseUrl url, DataSource dataSource, EntityManagerFactory entityManagerFactory,
			PlatformTransactionManager transactionManager) {
		Arguments.required("of", "url", url);
		Arguments.required("of", "dataSource", dataSource);
		Arguments.required("of", "entityManagerFactory", entityManagerFactory);
		Arguments.required("of", "transactionManager", transactionManager);
		return new PartsEngine(url, dataSource, entityManagerFactory, transactionManager, () -> {
		});
	}

	/**
	 * Returns the pool.
	 * @return the data source
	 */
	DataSource dataSource();

	/**
	 * Returns the factory of persistence contexts.
	 * @return the entity manager factory
	 */
	EntityManagerFactory entityManagerFactory();

	/**
	 * Returns the transaction manager through which every commit goes.
	 * @return the transaction manager
	 */
	PlatformTransactionManager transactionManager();

	/**
	 * Returns the address.
	 * @return the URL, which never shows its password
	 */
	DatabaseUrl url();

	/**
	 * Returns the kind of database.
	 * @return the type
	 */
	DatabaseType type();

	/**
	 * Asks the database whether it answers, with a validation query.
	 * @return whether it does; never throws
	 */
	boolean ping();

	/**
	 * Closes the factory and the pool; does nothing the second time.
	 */
	@Override
	void close();

}
