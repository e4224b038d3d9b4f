package io.appdb.schema;

import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Holds off every other process that changes the schema, wherever in a cluster its
 * connections lead. Implementations are stateless; all threads share them.
 */
@FunctionalInterface
public interface ClusterLock {

	/**
	 * Does work under the lock, for which it waits without a limit.
	 * @param dataSource lends the connection that holds the lock, beside those of the
	 * work
	 * @param work changes the schema
	 * @throws SQLException when the lock cannot be taken, and what the work throws
	 */
	void around(DataSource dataSource, SchemaWork work) throws SQLException;

}
