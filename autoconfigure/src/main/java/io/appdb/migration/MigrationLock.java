package io.appdb.migration;

import java.sql.SQLException;
import java.util.function.Supplier;

import javax.sql.DataSource;

/**
 * Holds off every other process that migrates, wherever in a cluster its connections
 * lead. Implementations are stateless; all threads share them.
 */
@FunctionalInterface
public interface MigrationLock {

	/**
	 * Does work under the lock, for which it waits without a limit.
	 * @param <T> what the work returns
	 * @param dataSource lends the connection that holds the lock, beside those of the
	 * work
	 * @param work migrates
	 * @return what the work has returned
	 * @throws SQLException when the lock cannot be taken
	 */
	<T> T around(DataSource dataSource, Supplier<T> work) throws SQLException;

}
