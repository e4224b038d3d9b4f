package io.appdb.error;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Errors of PostgreSQL, which names constraint, table and column in fields of their own.
 * Needs its driver; without state, safe for every thread.
 */
final class PostgreSqlErrors implements SqlErrorDialect {

	static final String DRIVER_CLASS = "org.postgresql.util.PSQLException";

	@Override
	public boolean speaks(SQLException error) {
		return error instanceof PSQLException;
	}

	@Override
	public @Nullable SqlErrorKind kind(SQLException error) {
		String state = (error.getSQLState() != null) ? error.getSQLState() : "";
		return switch (state) {
			case "23505" -> SqlErrorKind.UNIQUE;
			case "23503", "23001" -> SqlErrorKind.FOREIGN_KEY;
			case "23502" -> SqlErrorKind.NOT_NULL;
			case "23514", "23P01" -> SqlErrorKind.CHECK;
			case "22001" -> SqlErrorKind.TOO_LONG;
			case "22003", "22008" -> SqlErrorKind.OUT_OF_RANGE;
			case "40P01" -> SqlErrorKind.DEADLOCK;
			case "40001" -> SqlErrorKind.SERIALIZATION;
			case "55P03" -> SqlErrorKind.LOCK_TIMEOUT;
			case "57014", "25P04" -> SqlErrorKind.STATEMENT_TIMEOUT;
			case "25006" -> SqlErrorKind.READ_ONLY;
			case "57P01", "57P02", "57P03", "57P04", "57P05", "25P03" -> SqlErrorKind.UNREACHABLE;
			case "28P01", "28000" -> SqlErrorKind.CREDENTIALS;
			case "3D000" -> SqlErrorKind.UNKNOWN_DATABASE;
			case "53300" -> SqlErrorKind.CONNECTION_LIMIT;
			default -> byClass(state);
		};
	}

	private static @Nullable SqlErrorKind byClass(String state) {
		if (state.startsWith("08")) {
			return SqlErrorKind.UNREACHABLE;
		}
		return state.startsWith("22") ? SqlErrorKind.BAD_VALUE : null;
	}

	@Override
	public Constraint constraint(SQLException error, SqlErrorKind kind) {
		ServerErrorMessage message = ((PSQLException) error).getServerErrorMessage();
		if (message == null) {
			return Constraint.UNKNOWN;
		}
		return new Constraint(message.getConstraint(), message.getTable(), columns(message, kind));
	}

	private static List<String> columns(ServerErrorMessage message, SqlErrorKind kind) {
		if (message.getColumn() != null) {
			return List.of(message.getColumn());
		}
		String detail = (message.getDetail() != null) ? message.getDetail() : "";
		if (kind == SqlErrorKind.FOREIGN_KEY && namesOwnTable(message, detail)) {
			return List.of();
		}
		ReportedValues key = ReportedValues.of(detail);
		return (key != null) ? key.columns() : List.of();
	}

	/**
	 * Where a row is still referred to, the key in the detail is that of the other table:
	 * the detail then ends with the name of the table that has the foreign key.
	 */
	private static boolean namesOwnTable(ServerErrorMessage message, String detail) {
		return message.getTable() != null
				&& detail.lastIndexOf('"' + message.getTable() + '"') > detail.lastIndexOf(')');
	}

}
