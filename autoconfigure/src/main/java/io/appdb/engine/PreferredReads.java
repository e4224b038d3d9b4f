package io.appdb.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * A connection that is read-only until a transaction is begun on it that is not. Lives as
 * long as the connection is taken; one thread at a time.
 */
final class PreferredReads implements InvocationHandler {

	private final Connection connection;

	/**
	 * Whether somebody has asked for a read-only connection.
	 */
	private boolean asked;

	private PreferredReads(Connection connection) {
		this.connection = connection;
	}

	static Connection around(Connection connection) throws SQLException {
		connection.setReadOnly(true);
		return (Connection) Proxy.newProxyInstance(PreferredReads.class.getClassLoader(),
				new Class<?>[] { Connection.class }, new PreferredReads(connection));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		switch (method.getName()) {
			case "equals" -> {
				return arguments != null && proxy == arguments[0];
			}
			case "setReadOnly" -> this.asked = arguments != null && Boolean.TRUE.equals(arguments[0]);
			case "setAutoCommit" -> {
				if (!this.asked && arguments != null) {
					this.connection.setReadOnly(Boolean.TRUE.equals(arguments[0]));
				}
			}
			default -> {
			}
		}
		return JdbcCalls.forward(this.connection, method, arguments);
	}

}
