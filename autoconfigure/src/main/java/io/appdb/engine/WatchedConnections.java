package io.appdb.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets the {@link StatementWatch} of a thread see the statements of the connections that
 * it takes. Connections of other threads pass through. Shared by all threads.
 */
final class WatchedConnections extends DelegatingDataSource {

	WatchedConnections(DataSource dataSource) {
		super(dataSource);
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		StatementWatch watch = StatementWatch.current();
		return (watch != null) ? watched(connection, watch) : connection;
	}

	private static Connection watched(Connection connection, StatementWatch watch) {
		return proxy(Connection.class, (method, arguments) -> {
			if (Statement.class.isAssignableFrom(method.getReturnType())) {
				return watched((Statement) Objects.requireNonNull(JdbcCalls.forward(connection, method, arguments)),
						watch);
			}
			watch.enter();
			try {
				return JdbcCalls.forward(connection, method, arguments);
			}
			finally {
				watch.leave();
			}
		});
	}

	private static Statement watched(Statement statement, StatementWatch watch) {
		Class<? extends Statement> type = (statement instanceof CallableStatement) ? CallableStatement.class
				: (statement instanceof PreparedStatement) ? PreparedStatement.class : Statement.class;
		return proxy(type, (method, arguments) -> {
			if (!method.getName().startsWith("execute")) {
				return JdbcCalls.forward(statement, method, arguments);
			}
			watch.enter(statement);
			try {
				return JdbcCalls.forward(statement, method, arguments);
			}
			finally {
				watch.leave();
			}
		});
	}

	private static <T> T proxy(Class<? extends T> type, Call call) {
		return type.cast(Proxy.newProxyInstance(WatchedConnections.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> {
					if ("equals".equals(method.getName()) && arguments != null) {
						return proxy == arguments[0];
					}
					return call.make(method, arguments);
				}));
	}

	/**
	 * What to do with a call.
	 */
	@FunctionalInterface
	private interface Call {

		@Nullable Object make(Method method, @Nullable Object @Nullable [] arguments) throws Throwable;

	}

}
