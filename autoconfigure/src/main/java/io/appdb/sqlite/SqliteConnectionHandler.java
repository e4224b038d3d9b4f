package io.appdb.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executor;

import io.appdb.engine.JdbcCalls;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite connection as JDBC sees it: what touches transactions goes to a
 * {@link SqliteSession}, the rest to sqlite-jdbc. Used by one thread at a time.
 */
final class SqliteConnectionHandler implements InvocationHandler {

	private final SqliteSession session;

	SqliteConnectionHandler(SqliteSession session) {
		this.session = session;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
		Object[] arguments = (given != null) ? given : new Object[0];
		return switch (method.getName()) {
			case "equals" -> proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			case "unwrap", "isWrapperFor" -> unwrap(proxy, method, arguments);
			case "createStatement" -> statement((Connection) proxy, method, arguments, Statement.class);
			case "prepareStatement" -> statement((Connection) proxy, method, arguments, PreparedStatement.class);
			case "getAutoCommit" -> this.session.isAutoCommit();
			case "isReadOnly" -> this.session.isReadOnly();
			case "isValid" -> this.session.isValid((Integer) arguments[0]);
			case "setSavepoint" ->
				(arguments.length == 0) ? this.session.savepoint() : this.session.savepoint((String) arguments[0]);
			default -> change(method, arguments);
		};
	}

	private @Nullable Object change(Method method, Object[] arguments) throws Throwable {
		switch (method.getName()) {
			case "setAutoCommit" -> this.session.setAutoCommit((Boolean) arguments[0]);
			case "setReadOnly" -> this.session.setReadOnly((Boolean) arguments[0]);
			case "commit" -> this.session.commit();
			case "close" -> this.session.close();
			case "abort" -> abort((Executor) arguments[0]);
			case "rollback" -> {
				if (arguments.length > 0) {
					return JdbcCalls.forward(this.session.connection(), method, arguments);
				}
				this.session.rollback();
			}
			default -> {
				return JdbcCalls.forward(this.session.connection(), method, arguments);
			}
		}
		return null;
	}

	private void abort(Executor executor) {
		executor.execute(() -> {
			try {
				this.session.abort();
			}
			catch (SQLException ex) {
				throw new IllegalStateException("Could not abort a SQLite connection", ex);
			}
		});
	}

	private @Nullable Object unwrap(Object proxy, Method method, Object[] arguments) throws Throwable {
		Class<?> type = (Class<?>) arguments[0];
		if (type == SqliteSession.class) {
			return method.getName().equals("unwrap") ? this.session : true;
		}
		boolean self = type.isInstance(proxy);
		if (method.getName().equals("unwrap")) {
			return self ? proxy : JdbcCalls.forward(this.session.connection(), method, arguments);
		}
		return self || Boolean.TRUE.equals(JdbcCalls.forward(this.session.connection(), method, arguments));
	}

	private Object statement(Connection proxy, Method method, Object[] arguments, Class<?> type) throws Throwable {
		Statement statement = (Statement) JdbcCalls.forward(this.session.connection(), method, arguments);
		String sql = (arguments.length > 0 && arguments[0] instanceof String text) ? text : "";
		return Proxy.newProxyInstance(SqliteConnectionHandler.class.getClassLoader(), new Class<?>[] { type },
				new SqliteStatementHandler(this.session, proxy, statement, sql));
	}

}
