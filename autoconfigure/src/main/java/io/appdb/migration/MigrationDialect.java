package io.appdb.migration;

import java.sql.Connection;
import java.sql.SQLException;

import org.flywaydb.core.api.configuration.Configuration;

/**
 * What one database does its own way when migrations run. Implementations are stateless;
 * all threads share them.
 */
public interface MigrationDialect {

	/**
	 * Prepares a connection for migrations.
	 * @param connection a connection of this database
	 * @return the connection to migrate with, which brings the given one back to what it
	 * was and gives it back when it is closed
	 * @throws SQLException when the connection cannot be prepared
	 */
	default Connection prepare(Connection connection) throws SQLException {
		return connection;
	}

	/**
	 * Returns whether a column of any type keeps a value of any type, so that changing
	 * the type of a column loses nothing.
	 * @return whether it does
	 */
	default boolean keepsValues() {
		return false;
	}

	/**
	 * Returns whether a configuration leaves it to us how Flyway locks its history.
	 * @param configuration a configuration that is neither a copy nor was a Flyway made
	 * of it
	 * @return whether it does, and the database has a choice
	 */
	default boolean isLockOpen(Configuration configuration) {
		return false;
	}

	/**
	 * Chooses a lock with which a file and its row of the history are one transaction.
	 * @param configuration that of the Flyway that runs the files, of any database, which
	 * is changed
	 */
	default void chooseLock(Configuration configuration) {
	}

}
