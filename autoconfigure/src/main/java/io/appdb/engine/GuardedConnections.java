package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections whose commits are watched over by a {@link CommitGuard}. Shared by all
 * threads.
 */
final class GuardedConnections extends DelegatingDataSource {

	GuardedConnections(DataSource dataSource) {
		super(dataSource);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return CommitGuard.around(super.getConnection());
	}

}
