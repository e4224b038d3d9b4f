package io.appdb.h2;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * H2's driver ignores {@link Connection#setReadOnly}; here its connections refuse what
 * writes while it is set. Shared by all threads.
 */
final class H2ReadOnly extends DelegatingDataSource {

	H2ReadOnly(DataSource dataSource) {
		super(dataSource);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return new H2ConnectionHandler(super.getConnection()).proxy();
	}

}
