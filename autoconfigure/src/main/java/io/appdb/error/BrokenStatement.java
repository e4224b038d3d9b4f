package io.appdb.error;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.appdb.database.KnownDatabases;
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

	private static final List<SqlErrorDialect> dialects = KnownDatabases.parts(SqlErrorDialect.class);

	private BrokenStatement() {
	}

	/**
	 * Tells whether a driver reports a broken connection as nothing but a closed
	 * statement: Connector/J does so for a batch, whose statement nobody else has closed.
	 * @param failure what the driver reported
	 * @return whether the connection is lost
	 */
	public static boolean isClosedByDriver(SQLException failure) {
		return dialects.stream().anyMatch((dialect) -> dialect.speaks(failure) && dialect.isClosedByDriver(failure));
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
		if (isClosedByDriver(failure) || dialects.stream()
			.anyMatch((dialect) -> dialect.speaks(failure) && dialect.isConnectionLost(failure))) {
			return true;
		}
		if (state == null || failure.getClass() == SQLTransientConnectionException.class) {
			return false;
		}
		return (state.startsWith("08") && !NOT_BEGUN.contains(state)) || state.startsWith("57P");
	}

}
