package io.appdb.h2;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import io.appdb.engine.JdbcCalls;
import org.h2.command.CommandInterface;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.jspecify.annotations.Nullable;

/**
 * A connection of H2 that refuses what writes while it is read-only. H2 itself parses the
 * statement and tells its kind, and keeps what it has parsed. Used by one thread at a
 * time.
 */
final class H2ConnectionHandler implements InvocationHandler {

	private static final String READ_ONLY = "25006";

	/**
	 * What is no query and may be done all the same: settings of the session, and the
	 * transaction itself.
	 */
	private static final Set<Integer> HARMLESS = Set.of(CommandInterface.SET, CommandInterface.NO_OPERATION,
			CommandInterface.SET_AUTOCOMMIT_TRUE, CommandInterface.SET_AUTOCOMMIT_FALSE, CommandInterface.BEGIN,
			CommandInterface.COMMIT, CommandInterface.ROLLBACK, CommandInterface.SAVEPOINT,
			CommandInterface.ROLLBACK_TO_SAVEPOINT);

	private final Connection connection;

	private boolean readOnly;

	H2ConnectionHandler(Connection connection) {
		this.connection = connection;
	}

	Connection proxy() {
		return (Connection) Proxy.newProxyInstance(H2ConnectionHandler.class.getClassLoader(),
				new Class<?>[] { Connection.class }, this);
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		switch (method.getName()) {
			case "setReadOnly" -> this.readOnly = arguments != null && Boolean.TRUE.equals(arguments[0]);
			case "prepareStatement", "prepareCall" -> refuseWrite(arguments);
			case "createStatement" -> {
				Statement statement = (Statement) JdbcCalls.forward(this.connection, method, arguments);
				return this.readOnly ? refusing(statement) : statement;
			}
			default -> {
			}
		}
		return JdbcCalls.forward(this.connection, method, arguments);
	}

	private Statement refusing(@Nullable Statement statement) {
		return (Statement) Proxy.newProxyInstance(H2ConnectionHandler.class.getClassLoader(),
				new Class<?>[] { Statement.class }, (proxy, method, arguments) -> {
					if (method.getName().startsWith("execute") || "addBatch".equals(method.getName())) {
						refuseWrite(arguments);
					}
					return JdbcCalls.forward(statement, method, arguments);
				});
	}

	private void refuseWrite(@Nullable Object @Nullable [] arguments) throws SQLException {
		if (this.readOnly && arguments != null && arguments[0] instanceof String sql && writes(sql)) {
			throw new SQLException("This transaction is read-only, and the statement writes: take a session without "
					+ "read-only, or leave the statement out", READ_ONLY);
		}
	}

	private boolean writes(String sql) throws SQLException {
		try (CommandInterface command = this.connection.unwrap(JdbcConnection.class).getSession().prepareCommand(sql)) {
			return !command.isQuery() && !HARMLESS.contains(command.getCommandType());
		}
		catch (DbException ex) {
			return false; // H2 says what is wrong when the statement runs
		}
	}

}
