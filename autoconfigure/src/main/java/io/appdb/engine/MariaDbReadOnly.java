package io.appdb.engine;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * MariaDB's driver keeps {@link Connection#setReadOnly} to itself; here the server is
 * told too, for the transaction that follows. Shared by all threads.
 */
final class MariaDbReadOnly extends DelegatingDataSource {

	MariaDbReadOnly(DataSource dataSource) {
		super(dataSource);
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		return (Connection) Proxy.newProxyInstance(MariaDbReadOnly.class.getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
					if ("setReadOnly".equals(method.getName()) && Boolean.TRUE.equals(arguments[0])) {
						tellServer(connection);
					}
					return JdbcCalls.forward(connection, method, arguments);
				});
	}

	private static void tellServer(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("SET TRANSACTION READ ONLY");
		}
	}

}
