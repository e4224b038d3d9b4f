package io.appdb.replica;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Objects;

import io.appdb.engine.InspectedConnection;
import io.appdb.engine.JdbcCalls;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the primary on which a change and its commit are noticed. What the
 * driver is asked for by its own types is taken for a change. Lives as long as the
 * connection; one thread at a time.
 */
final class WatchedConnection implements InvocationHandler {

	private final Connection connection;

	private final Runnable written;

	private boolean autoCommit = true;

	private boolean readOnly;

	private boolean changed;

	private WatchedConnection(Connection connection, Runnable written) {
		this.connection = connection;
		this.written = written;
	}

	static Connection around(Connection connection, Runnable written) {
		return (Connection) Proxy.newProxyInstance(WatchedConnection.class.getClassLoader(),
				new Class<?>[] { Connection.class, InspectedConnection.class },
				new WatchedConnection(connection, written));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		switch (method.getName()) {
			case "equals" -> {
				return arguments != null && proxy == arguments[0];
			}
			case "commit" -> {
				return committing(method, arguments);
			}
			case "rollback" -> this.changed &= arguments != null;
			case "setAutoCommit" -> {
				boolean on = arguments != null && Boolean.TRUE.equals(arguments[0]);
				Object result = (on && !this.autoCommit) ? committing(method, arguments)
						: JdbcCalls.forward(this.connection, method, arguments);
				this.autoCommit = on;
				return result;
			}
			case "setReadOnly" -> this.readOnly = arguments != null && Boolean.TRUE.equals(arguments[0]);
			case "inspected" -> {
				return this.connection;
			}
			case "isWrapperFor" -> {
				if (isInspected(arguments)) {
					return true;
				}
			}
			case "unwrap" -> {
				if (isInspected(arguments)) {
					return proxy;
				}
				change();
			}
			case "clearWarnings" -> {
				if (this.autoCommit) {
					noteWritten();
				}
			}
			default -> {
				if (Statement.class.isAssignableFrom(method.getReturnType())) {
					Statement statement = (Statement) Objects
						.requireNonNull(JdbcCalls.forward(this.connection, method, arguments));
					String sql = (arguments != null && arguments.length > 0 && arguments[0] instanceof String text)
							? text : null;
					return watched((Connection) proxy, statement, sql);
				}
			}
		}
		return JdbcCalls.forward(this.connection, method, arguments);
	}

	private static boolean isInspected(@Nullable Object @Nullable [] arguments) {
		return arguments != null && arguments[0] == InspectedConnection.class;
	}

	/**
	 * Tells of a change that is committed. A pool clears the warnings of a connection
	 * that is given back.
	 */
	private void noteWritten() {
		if (this.changed) {
			this.changed = false;
			this.written.run();
		}
	}

	/**
	 * A commit that fails may have been one all the same.
	 */
	private @Nullable Object committing(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
		try {
			return JdbcCalls.forward(this.connection, method, arguments);
		}
		finally {
			noteWritten();
		}
	}

	private void change() {
		this.changed |= !this.readOnly;
	}

	private Statement watched(Connection proxy, Statement statement, @Nullable String prepared) {
		Class<? extends Statement> type = (statement instanceof CallableStatement) ? CallableStatement.class
				: (statement instanceof PreparedStatement) ? PreparedStatement.class : Statement.class;
		return proxy(type, (self, method, arguments) -> {
			String name = method.getName();
			if ("equals".equals(name) && arguments != null) {
				return self == arguments[0];
			}
			if ("getConnection".equals(name)) {
				return proxy;
			}
			if (!name.startsWith("execute")) {
				return JdbcCalls.forward(statement, method, arguments);
			}
			String given = (arguments != null && arguments[0] instanceof String text) ? text : prepared;
			if (given == null || statement instanceof CallableStatement || WrittenStatement.mayChange(given)) {
				change();
			}
			return executed(statement, method, arguments);
		});
	}

	private @Nullable Object executed(Statement statement, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		try {
			return JdbcCalls.forward(statement, method, arguments);
		}
		finally {
			if (this.autoCommit) {
				noteWritten();
			}
		}
	}

	private static <T> T proxy(Class<? extends T> type, InvocationHandler handler) {
		return type
			.cast(Proxy.newProxyInstance(WatchedConnection.class.getClassLoader(), new Class<?>[] { type }, handler));
	}

}
