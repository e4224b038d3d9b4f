package io.appdb.engine;

import java.sql.Connection;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * Connections that are taken from the pool at their first statement. No connection is
 * opened to find out the pool's defaults: auto-commit is on, and the isolation level
 * counts as unknown, so that a level asked for is always set. Shared by all threads.
 */
final class LazyDataSource extends LazyConnectionDataSourceProxy {

	LazyDataSource(DataSource dataSource) {
		setTargetDataSource(new GuardedConnections(new WatchedConnections(new DriverDataSource(dataSource))));
		setDefaultAutoCommit(true);
		setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
	}

	@Override
	protected Integer defaultTransactionIsolation() {
		return Connection.TRANSACTION_NONE;
	}

}
