package io.appdb.postgresql;

import java.sql.SQLException;
import java.util.List;

import io.appdb.error.Constraint;
import io.appdb.error.ErrorCodes;
import io.appdb.error.ReportedValues;
import io.appdb.error.SqlErrorDialect;
import io.appdb.error.SqlErrorKind;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Errors of PostgreSQL, which names constraint, table and column in fields of their own.
 * Needs its driver; without state, safe for every thread.
 */
final class PostgreSqlErrors implements SqlErrorDialect {

	static final String DRIVER_CLASS = "org.postgresql.util.PSQLException";

	private static final ErrorCodes CODES = ErrorCodes.none()
		.with(SqlErrorKind.UNIQUE, "23505")
		.with(SqlErrorKind.FOREIGN_KEY, "23503", "23001")
		.with(SqlErrorKind.NOT_NULL, "23502")
		.with(SqlErrorKind.CHECK, "23514", "23P01", "44000")
		.with(SqlErrorKind.TOO_LONG, "22001")
		.with(SqlErrorKind.OUT_OF_RANGE, "22003", "22008")
		.with(SqlErrorKind.BAD_VALUE, "22*", "428C9")
		.with(SqlErrorKind.DEADLOCK, "40P01")
		.with(SqlErrorKind.SERIALIZATION, "40001")
		.with(SqlErrorKind.LOCK_TIMEOUT, "55P03")
		.with(SqlErrorKind.STATEMENT_TIMEOUT, "57014", "25P04")
		.with(SqlErrorKind.READ_ONLY, "25006")
		.with(SqlErrorKind.BAD_SQL, "42*")
		.with(SqlErrorKind.UNREACHABLE, "57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "08*")
		.with(SqlErrorKind.CREDENTIALS, "28P01", "28000")
		.with(SqlErrorKind.UNKNOWN_DATABASE, "3D000")
		.with(SqlErrorKind.CONNECTION_LIMIT, "53300")
		.with(SqlErrorKind.STORAGE_FULL, "53100")
		.with(SqlErrorKind.DAMAGED, "XX001", "XX002");

	private static final String INVALID_PARAMETER = "22023";

	private static final String READ_ONLY = "25006";

	@Override
	public boolean speaks(SQLException error) {
		return error instanceof PSQLException;
	}

	/**
	 * The driver knows itself whether a transaction is aborted, as a savepoint may have
	 * saved it.
	 */
	@Override
	public boolean abortsTransaction(SQLException error) {
		return false;
	}

	@Override
	public boolean isServerReadOnly(SQLException error) {
		return READ_ONLY.equals(error.getSQLState());
	}

	@Override
	public ErrorCodes codes() {
		return CODES;
	}

	/**
	 * The driver has one SQLState for all that it refuses to bind, which is the server's
	 * for a value of a function.
	 */
	@Override
	public @Nullable SqlErrorKind kind(SQLException error) {
		boolean ofDriver = ((PSQLException) error).getServerErrorMessage() == null;
		if (ofDriver && INVALID_PARAMETER.equals(error.getSQLState())) {
			return SqlErrorKind.PARAMETERS;
		}
		return CODES.kind(error.getSQLState());
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
