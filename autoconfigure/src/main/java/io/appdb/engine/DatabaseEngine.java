package io.appdb.engine;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.transaction.PlatformTransactionManager;

/**
 * One database: its pool, its {@link EntityManagerFactory} and its transaction manager.
 * Shared by all threads; closed by whoever built it.
 */
public interface DatabaseEngine extends AutoCloseable {

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
