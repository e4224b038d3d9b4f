package io.appdb.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * MariaDB's driver keeps {@link Connection#setReadOnly} to itself; here the server is
 * told too, for the transaction that follows. Connections of other drivers pass through.
 * Shared by all threads.
 */
final class MariaDbReadOnly extends DelegatingDataSource {

	private volatile @Nullable Boolean needed;

	MariaDbReadOnly(DataSource dataSource) {
		super(dataSource);
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		return isNeeded(connection) ? telling(connection) : connection;
	}

	private boolean isNeeded(Connection connection) throws SQLException {
		Boolean known = this.needed;
		if (known == null) {
			known = connection.getMetaData().getDriverName().startsWith("MariaDB");
			this.needed = known;
		}
		return known;
	}

	private static Connection telling(Connection connection) {
		return (Connection) Proxy.newProxyInstance(MariaDbReadOnly.class.getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
					if ("setReadOnly".equals(method.getName()) && Boolean.TRUE.equals(arguments[0])) {
						tellServer(connection);
					}
					return forward(connection, method, arguments);
				});
	}

	private static void tellServer(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("SET TRANSACTION READ ONLY");
		}
	}

	private static @Nullable Object forward(Connection connection, Method method, Object @Nullable [] arguments)
			throws Throwable {
		try {
			return method.invoke(connection, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
