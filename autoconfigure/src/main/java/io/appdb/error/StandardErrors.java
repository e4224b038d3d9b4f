package io.appdb.error;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;

import org.jspecify.annotations.Nullable;

/**
 * Errors by the SQLStates that databases agree on and by JDBC's exception types, for
 * exceptions whose driver says no more. Without state, safe for every thread.
 */
final class StandardErrors implements SqlErrorDialect {

	@Override
	public boolean speaks(SQLException error) {
		return true;
	}

	@Override
	public @Nullable SqlErrorKind kind(SQLException error) {
		String state = (error.getSQLState() != null) ? error.getSQLState() : "";
		SqlErrorKind kind = switch (state) {
			case "23505" -> SqlErrorKind.UNIQUE;
			case "23503", "23506" -> SqlErrorKind.FOREIGN_KEY;
			case "23502" -> SqlErrorKind.NOT_NULL;
			case "23513", "23514" -> SqlErrorKind.CHECK;
			case "22001" -> SqlErrorKind.TOO_LONG;
			case "22003" -> SqlErrorKind.OUT_OF_RANGE;
			case "40001" -> SqlErrorKind.SERIALIZATION;
			case "40P01" -> SqlErrorKind.DEADLOCK;
			case "57014", "70100" -> SqlErrorKind.STATEMENT_TIMEOUT;
			case "28000" -> SqlErrorKind.CREDENTIALS;
			case "25006" -> SqlErrorKind.READ_ONLY;
			default -> state.startsWith("08") ? SqlErrorKind.UNREACHABLE : null;
		};
		return (kind != null) ? kind : byType(error);
	}

	private static @Nullable SqlErrorKind byType(SQLException error) {
		if (error instanceof SQLTransientConnectionException || error instanceof SQLNonTransientConnectionException) {
			return SqlErrorKind.UNREACHABLE;
		}
		return (error instanceof SQLTimeoutException) ? SqlErrorKind.STATEMENT_TIMEOUT : null;
	}

	@Override
	public Constraint constraint(SQLException error, SqlErrorKind kind) {
		return Constraint.UNKNOWN;
	}

}
