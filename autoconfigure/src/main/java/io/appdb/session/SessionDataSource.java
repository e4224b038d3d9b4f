package io.appdb.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A data source whose one connection is the session's, whichever that is at the time of a
 * call. Closing it leaves the session's connection alone. Lives as long as the template
 * that uses it; one thread at a time.
 */
final class SessionDataSource extends AbstractDataSource implements TransactionKey {

	private final SessionState state;

	private final Runnable beforeStatement;

	SessionDataSource(SessionState state, Runnable beforeStatement) {
		this.state = state;
		this.beforeStatement = beforeStatement;
	}

	@Override
	public Connection getConnection() {
		return (Connection) Proxy.newProxyInstance(SessionDataSource.class.getClassLoader(),
				new Class<?>[] { Connection.class }, this::call);
	}

	@Override
	public Connection getConnection(String username, String password) {
		return getConnection();
	}

	private @Nullable Object call(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		switch (method.getName()) {
			case "equals" -> {
				return arguments != null && proxy == arguments[0];
			}
			case "hashCode" -> {
				return System.identityHashCode(proxy);
			}
			case "close" -> {
				return null;
			}
			case "isClosed" -> {
				return false;
			}
			default -> {
			}
		}
		this.state.enter(method.getName());
		try {
			if (!Statement.class.isAssignableFrom(method.getReturnType())) {
				return forward(method, connection(), arguments);
			}
			this.beforeStatement.run();
			Object statement = Objects.requireNonNull(forward(method, connection(), arguments));
			return guarded((Statement) statement, (arguments != null) ? String.valueOf(arguments[0]) : "");
		}
		finally {
			this.state.leave();
		}
	}

	private Connection connection() {
		return this.state.session().getJdbcCoordinator().getLogicalConnection().getPhysicalConnection();
	}

	/**
	 * A statement that runs while no other thread works with the session.
	 */
	private Statement guarded(Statement statement, String sql) {
		Class<?> type = (statement instanceof CallableStatement) ? CallableStatement.class
				: (statement instanceof PreparedStatement) ? PreparedStatement.class : Statement.class;
		CountedValues values = new CountedValues(statement, sql);
		return (Statement) Proxy.newProxyInstance(SessionDataSource.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> {
					if (!method.getName().startsWith("execute")) {
						return values.call(method, arguments, () -> forward(method, statement, arguments));
					}
					this.state.enter(method.getName());
					try {
						return values.call(method, arguments, () -> forward(method, statement, arguments));
					}
					finally {
						this.state.leave();
					}
				});
	}

	private static @Nullable Object forward(Method method, Object target, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
