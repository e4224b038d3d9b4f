package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * H2's driver ignores {@link Connection#setReadOnly}; here its connections refuse what
 * writes while it is set. Connections of other drivers pass through. Shared by all
 * threads.
 */
final class H2ReadOnly extends DelegatingDataSource {

	private volatile @Nullable Boolean needed;

	H2ReadOnly(DataSource dataSource) {
		super(dataSource);
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		Boolean known = this.needed;
		if (known == null) {
			known = connection.getMetaData().getDriverName().startsWith("H2");
			this.needed = known;
		}
		return known ? new H2ConnectionHandler(connection).proxy() : connection;
	}

}
