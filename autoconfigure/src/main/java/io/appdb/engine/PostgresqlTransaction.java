package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

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
	 * Loaded only where the driver is.
	 */
	private static final class Driver {

		static boolean isAborted(Connection connection) throws SQLException {
			return connection.isWrapperFor(BaseConnection.class)
					&& connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED;
		}

	}

}
