package io.appdb.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

import io.appdb.engine.CommitInspector;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.util.PSQLWarning;

/**
 * Asks PostgreSQL's driver for the state of a transaction. The server aborts one with its
 * first failed statement, and answers a commit with a rollback that the driver does not
 * report. Stateless.
 */
final class PostgreSqlTransaction implements CommitInspector {

	/**
	 * The warning has the SQLState of any warning, and a text in the server's language:
	 * what tells it apart is the place in the server that it comes from.
	 */
	private static final String WAIT = "SyncRepWaitForLSN";

	@Override
	public boolean isAborted(Connection connection) throws SQLException {
		return connection.isWrapperFor(BaseConnection.class)
				&& connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED;
	}

	/**
	 * The driver tells it with the refusal of a further statement.
	 */
	@Override
	public @Nullable SQLException failure(Connection connection) {
		try (Statement statement = connection.createStatement()) {
			statement.execute("select 1");
			return null;
		}
		catch (SQLException ex) {
			return (ex.getCause() instanceof SQLException first) ? first : null;
		}
	}

	@Override
	public @Nullable SQLWarning unconfirmed(Connection connection) throws SQLException {
		if (!connection.isWrapperFor(BaseConnection.class)) {
			return null;
		}
		for (SQLWarning warning = connection.getWarnings(); warning != null; warning = warning.getNextWarning()) {
			if (warning instanceof PSQLWarning reported && WAIT.equals(reported.getServerErrorMessage().getRoutine())) {
				connection.clearWarnings();
				return warning;
			}
		}
		return null;
	}

}
