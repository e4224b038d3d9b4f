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

	private static final ErrorCodes CODES = ErrorCodes.none()
		.with(SqlErrorKind.UNIQUE, "23505")
		.with(SqlErrorKind.FOREIGN_KEY, "23503", "23504", "23506")
		.with(SqlErrorKind.NOT_NULL, "23502")
		.with(SqlErrorKind.CHECK, "23513", "23514")
		.with(SqlErrorKind.TOO_LONG, "22001")
		.with(SqlErrorKind.OUT_OF_RANGE, "22003")
		.with(SqlErrorKind.BAD_VALUE, "22007", "22008", "22018")
		.with(SqlErrorKind.DEADLOCK, "40P01")
		.with(SqlErrorKind.SERIALIZATION, "40001")
		.with(SqlErrorKind.LOCK_TIMEOUT, "40XL1", "40XL2")
		.with(SqlErrorKind.STATEMENT_TIMEOUT, "57014", "70100", "40502", "XCL52")
		.with(SqlErrorKind.READ_ONLY, "25006", "25502", "25503", "25505")
		.with(SqlErrorKind.BAD_SQL, "42*")
		.with(SqlErrorKind.PARAMETERS, "07000", "07001", "07004")
		.with(SqlErrorKind.UNREACHABLE, "08*")
		.with(SqlErrorKind.CREDENTIALS, "28000", "28501")
		.with(SqlErrorKind.UNKNOWN_DATABASE, "3D000", "XJ004");

	@Override
	public boolean speaks(SQLException error) {
		return true;
	}

	@Override
	public ErrorCodes codes() {
		return CODES;
	}

	/**
	 * A pool copies the SQLState of a driver that calls the use of a closed connection
	 * bad SQL, as MariaDB's does; its own type says that there is no connection.
	 */
	@Override
	public @Nullable SqlErrorKind kind(SQLException error) {
		SqlErrorKind kind = CODES.kind(error.getSQLState());
		SqlErrorKind type = byType(error);
		return (kind == null || (kind == SqlErrorKind.BAD_SQL && type != null)) ? type : kind;
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
