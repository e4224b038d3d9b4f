package io.appdb.error;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is known of a statement whose connection broke. In a transaction nothing of it is
 * stored; outside of one it commits by itself, and the server may have carried it out
 * before the connection broke. Stateless.
 */
public final class BrokenStatement {

	/**
	 * Statements that only read, by their first word.
	 */
	private static final Pattern READING = Pattern.compile("[\\s(]*+(?:select|values|table|show|explain)\\b.*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	/**
	 * The SQLStates of a connection that was not there when the statement was to begin.
	 */
	private static final Set<String> NOT_BEGUN = Set.of("08001", "08003", "08004");

	/**
	 * MariaDB's driver says so when it has lost a connection and goes on with another
	 * server, on which nothing of the transaction is.
	 */
	private static final String RECONNECTED = "25S03";

	/**
	 * A commit that failed in the middle, in MySQL's and MariaDB's words: a Galera node
	 * that lost the others had sent it to them, and does not know whether it arrived.
	 */
	private static final int ERROR_DURING_COMMIT = 1180;

	private static final String H2_BROKEN = "90067";

	private static final String CLOSED = "com.mysql.cj.exceptions.StatementIsClosedException";

	private BrokenStatement() {
	}

	/**
	 * Tells whether a driver reports a broken connection as nothing but a closed
	 * statement: Connector/J does so for a batch, whose statement nobody else has closed.
	 * @param failure what the driver reported
	 * @return whether the connection is lost
	 */
	public static boolean isClosedByDriver(SQLException failure) {
		return failure.getCause() != null && CLOSED.equals(failure.getCause().getClass().getName());
	}

	/**
	 * Tells whether what the statement writes may be stored.
	 * @param sql the statement, if it is known
	 * @param failure what the driver reported
	 */
	static boolean mayBeStored(@Nullable String sql, SQLException failure) {
		return sql != null && !READING.matcher(sql).matches() && isBroken(failure)
				&& !TransactionSynchronizationManager.isActualTransactionActive();
	}

	/**
	 * Tells whether a statement lost its connection, or its server the others. A server
	 * that reports an error has not carried the statement out; PostgreSQL may also report
	 * one to a connection that it ends.
	 * @param failure what the driver reported
	 * @return whether the connection is lost, or another one in its place
	 */
	public static boolean isBroken(SQLException failure) {
		String state = failure.getSQLState();
		boolean commitFailed = failure.getErrorCode() == ERROR_DURING_COMMIT && "HY000".equals(state);
		if (isClosedByDriver(failure) || RECONNECTED.equals(state) || commitFailed) {
			return true;
		}
		if (state == null || failure.getClass() == SQLTransientConnectionException.class) {
			return false;
		}
		return (state.startsWith("08") && !NOT_BEGUN.contains(state)) || state.startsWith("57P")
				|| H2_BROKEN.equals(state);
	}

}
