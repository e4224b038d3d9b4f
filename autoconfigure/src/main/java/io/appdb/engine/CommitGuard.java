package io.appdb.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;

import io.appdb.database.KnownDatabases;
import io.appdb.error.CommitLostException;
import io.appdb.error.DatabaseUnavailableException;
import io.appdb.error.SqlErrorTranslator;
import io.appdb.error.TransactionAbortedException;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a commit tells the truth: one of a transaction that PostgreSQL has
 * aborted fails, one during which the connection breaks, or that its standby has not
 * confirmed, is a {@link CommitLostException}, and what fails on a connection after a
 * successful commit does not make a failure of it. Lives as long as the connection is
 * taken; one thread at a time.
 */
final class CommitGuard implements InvocationHandler {

	private static final int VALIDATION_SECONDS = 1;

	private static final SqlErrorTranslator errors = new SqlErrorTranslator();

	private static final List<CommitInspector> inspectors = KnownDatabases.parts(CommitInspector.class);

	private final Connection connection;

	private State state = State.OPEN;

	private CommitGuard(Connection connection) {
		this.connection = connection;
	}

	static Connection around(Connection connection) {
		return (Connection) Proxy.newProxyInstance(CommitGuard.class.getClassLoader(),
				new Class<?>[] { Connection.class }, new CommitGuard(connection));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		switch (method.getName()) {
			case "equals" -> {
				return arguments != null && proxy == arguments[0];
			}
			case "commit" -> {
				commit();
				return null;
			}
			case "rollback" -> {
				return (this.state == State.LOST) ? null : JdbcCalls.forward(this.connection, method, arguments);
			}
			case "setAutoCommit", "setReadOnly", "setTransactionIsolation", "close" -> {
				return (this.state == State.OPEN) ? JdbcCalls.forward(this.connection, method, arguments)
						: afterwards(method, arguments);
			}
			default -> {
				return JdbcCalls.forward(this.connection, method, arguments);
			}
		}
	}

	private void commit() throws SQLException {
		Connection inspected = inspected();
		for (CommitInspector inspector : inspectors) {
			if (inspector.isAborted(inspected)) {
				SQLException failure = inspector.failure(inspected);
				this.connection.rollback();
				throw new TransactionAbortedException(failure);
			}
		}
		try {
			this.connection.commit();
			this.state = State.COMMITTED;
			confirm();
		}
		catch (SQLException ex) {
			if (ex instanceof TransactionAbortedException || ex instanceof CommitLostException || isConnected(ex)) {
				throw ex;
			}
			this.state = State.LOST;
			throw new CommitLostException(ex);
		}
	}

	/**
	 * A look at the state of the transaction is no use of the driver that could change
	 * something.
	 */
	private Connection inspected() throws SQLException {
		return this.connection.isWrapperFor(InspectedConnection.class)
				? this.connection.unwrap(InspectedConnection.class).inspected() : this.connection;
	}

	/**
	 * The primary calls a commit a success whose wait for the standby was cancelled: it
	 * is lost if the standby takes over.
	 */
	private void confirm() throws SQLException {
		for (CommitInspector inspector : inspectors) {
			SQLWarning warning = inspector.unconfirmed(inspected());
			if (warning != null) {
				throw new CommitLostException(warning);
			}
		}
	}

	/**
	 * A server that has refused a commit says why, or still answers.
	 */
	private boolean isConnected(SQLException failure) {
		String state = failure.getSQLState();
		if (state != null && (state.startsWith("08") || state.startsWith("57P"))) {
			return false;
		}
		if (errors.translate("commit", null, failure) instanceof DatabaseUnavailableException unavailable
				&& unavailable.reason() == DatabaseUnavailableException.Reason.UNREACHABLE) {
			return false;
		}
		try {
			return this.connection.isValid(VALIDATION_SECONDS);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * After a commit the connection is given back. What fails then is the connection, not
	 * the transaction: the pool, which has seen the failure too, gives it up.
	 */
	private @Nullable Object afterwards(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
		if ("setAutoCommit".equals(method.getName()) && arguments != null && Boolean.FALSE.equals(arguments[0])) {
			this.state = State.OPEN;
			return JdbcCalls.forward(this.connection, method, arguments);
		}
		try {
			return JdbcCalls.forward(this.connection, method, arguments);
		}
		catch (SQLException ex) {
			return null;
		}
	}

	/**
	 * How far the connection's transaction is.
	 */
	private enum State {

		/**
		 * Nothing has been committed.
		 */
		OPEN,

		/**
		 * The last commit succeeded.
		 */
		COMMITTED,

		/**
		 * The connection broke during a commit.
		 */
		LOST

	}

}
