package io.appdb.session.steps;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import javax.sql.DataSource;

import io.appdb.session.steps.Steps.Step;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections whose calls are {@link Steps}, each before and after it is made. Around a
 * pool it gives back the connection it has taken before it fails, as whoever wraps a pool
 * has to. Shared by all threads.
 */
final class SteppedDataSource extends DelegatingDataSource {

	private static final Set<String> CALLS = Set.of("setAutoCommit", "setReadOnly", "setTransactionIsolation", "commit",
			"rollback", "close", "prepareStatement", "createStatement", "prepareCall", "setSavepoint",
			"releaseSavepoint");

	private final Steps steps;

	private final String place;

	SteppedDataSource(DataSource dataSource, Steps steps, String place) {
		super(dataSource);
		this.steps = steps;
		this.place = place;
	}

	/**
	 * A pool opens connections in threads of its own, which is no step of the work.
	 */
	@Override
	public Connection getConnection() throws SQLException {
		if ("driver".equals(this.place)) {
			return stepped(Connection.class, super.getConnection(), null);
		}
		fail("before getConnection", null);
		Connection connection = super.getConnection();
		try {
			fail("after getConnection", null);
		}
		catch (Throwable ex) {
			connection.close();
			throw ex;
		}
		return stepped(Connection.class, connection, null);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return stepped(Connection.class, super.getConnection(username, password), null);
	}

	private <T> T stepped(Class<? extends T> type, T target, @Nullable Connection owner) {
		Connection connection = (target instanceof Connection self) ? self : owner;
		return type.cast(Proxy.newProxyInstance(SteppedDataSource.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> {
					if ("equals".equals(method.getName()) && arguments != null) {
						return proxy == arguments[0];
					}
					Object result = call(method, target, arguments, connection);
					return (result instanceof Statement statement && target instanceof Connection)
							? stepped(typeOf(statement), statement, connection) : result;
				}));
	}

	private @Nullable Object call(Method method, Object target, @Nullable Object @Nullable [] arguments,
			@Nullable Connection connection) throws Throwable {
		String name = method.getName();
		if ((!CALLS.contains(name) && !name.startsWith("execute"))
				|| Thread.currentThread().getName().startsWith("db[")) {
			return forward(method, target, arguments);
		}
		String step = (target instanceof Connection) ? name : "statement." + name;
		if (!"close".equals(name)) {
			fail("before " + step, connection);
		}
		Object result = forward(method, target, arguments);
		fail("after " + step, connection);
		return result;
	}

	private void fail(String step, @Nullable Connection connection) throws SQLException {
		Failure failure = this.steps.take(new Step(this.place, step));
		if (failure == null) {
			return;
		}
		if (failure == Failure.LOST && connection != null) {
			connection.close();
		}
		Throwable thrown = failure.create();
		if (thrown instanceof SQLException exception) {
			throw exception;
		}
		throw Steps.unchecked(thrown);
	}

	private static Class<? extends Statement> typeOf(Statement statement) {
		return (statement instanceof CallableStatement) ? CallableStatement.class
				: (statement instanceof PreparedStatement) ? PreparedStatement.class : Statement.class;
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
