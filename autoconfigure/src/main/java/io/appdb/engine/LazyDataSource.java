package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * Connections that are taken from the pool at their first statement. No connection is
 * opened to find out the pool's defaults: auto-commit is on, and the isolation level
 * counts as unknown, so that a level asked for is always set. What is read-only then may
 * come from elsewhere. Shared by all threads.
 */
final class LazyDataSource extends LazyConnectionDataSourceProxy {

	private final ReadRouting reads;

	LazyDataSource(DataSource dataSource, ReadRouting reads) {
		this.reads = reads;
		setTargetDataSource(complete(dataSource));
		DataSource reading = reads.reading(dataSource);
		if (reading != dataSource) {
			setReadOnlyDataSource(complete(reading));
		}
		setDefaultAutoCommit(true);
		setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
	}

	private static DataSource complete(DataSource dataSource) {
		return new GuardedConnections(new WatchedConnections(new DriverDataSource(dataSource)));
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		return this.reads.isPreferred() ? PreferredReads.around(connection) : connection;
	}

	@Override
	protected Integer defaultTransactionIsolation() {
		return Connection.TRANSACTION_NONE;
	}

}
