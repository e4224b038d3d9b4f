package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.util.PSQLWarning;

import org.springframework.util.ClassUtils;

/**
 * Asks PostgreSQL's driver for the state of a transaction. The server aborts one with its
 * first failed statement, and answers a commit with a rollback that the driver does not
 * report. Stateless.
 */
final class PostgresqlTransaction {

	private static final boolean DRIVER_PRESENT = ClassUtils.isPresent("org.postgresql.core.BaseConnection",
			PostgresqlTransaction.class.getClassLoader());

	private PostgresqlTransaction() {
	}

	/**
	 * Tells whether the server has aborted the transaction of a connection; no round
	 * trip.
	 */
	static boolean isAborted(Connection connection) throws SQLException {
		return DRIVER_PRESENT && Driver.isAborted(connection);
	}

	/**
	 * Finds out why an aborted transaction was aborted: the driver tells it with the
	 * refusal of a further statement.
	 */
	static @Nullable SQLException failure(Connection connection) {
		try (Statement statement = connection.createStatement()) {
			statement.execute("select 1");
			return null;
		}
		catch (SQLException ex) {
			return (ex.getCause() instanceof SQLException first) ? first : null;
		}
	}

	/**
	 * Finds out whether the last commit was not confirmed by the standby that it had to
	 * wait for; no round trip.
	 * @return what the server warns of, or null
	 */
	static @Nullable SQLWarning unreplicated(Connection connection) throws SQLException {
		return DRIVER_PRESENT ? Driver.unreplicated(connection) : null;
	}

	/**
	 * Loaded only where the driver is.
	 */
	private static final class Driver {

		/**
		 * The warning has the SQLState of any warning, and a text in the server's
		 * language: what tells it apart is the place in the server that it comes from.
		 */
		private static final String WAIT = "SyncRepWaitForLSN";

		static @Nullable SQLWarning unreplicated(Connection connection) throws SQLException {
			if (!connection.isWrapperFor(BaseConnection.class)) {
				return null;
			}
			for (SQLWarning warning = connection.getWarnings(); warning != null; warning = warning.getNextWarning()) {
				if (warning instanceof PSQLWarning reported
						&& WAIT.equals(reported.getServerErrorMessage().getRoutine())) {
					connection.clearWarnings();
					return warning;
				}
			}
			return null;
		}

		static boolean isAborted(Connection connection) throws SQLException {
			return connection.isWrapperFor(BaseConnection.class)
					&& connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED;
		}

	}

}
