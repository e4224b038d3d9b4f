package io.appdb.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.appdb.error.Constraint;
import io.appdb.error.ErrorCodes;
import io.appdb.error.PrintedNames;
import io.appdb.error.SqlErrorDialect;
import io.appdb.error.SqlErrorKind;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Errors of SQLite by its extended result codes; it has no SQLStates. It names the
 * columns of a violated unique constraint, not the constraint, and nothing of a foreign
 * key. Needs its driver; without state, safe for every thread.
 */
final class SqliteErrors implements SqlErrorDialect {

	static final String DRIVER_CLASS = "org.sqlite.SQLiteException";

	private static final int PRIMARY_CODE = 0xff;

	private static final ErrorCodes CODES = ErrorCodes.none()
		.with(SqlErrorKind.UNIQUE, "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY",
				"SQLITE_CONSTRAINT_ROWID")
		.with(SqlErrorKind.FOREIGN_KEY, "SQLITE_CONSTRAINT_FOREIGNKEY")
		.with(SqlErrorKind.NOT_NULL, "SQLITE_CONSTRAINT_NOTNULL")
		.with(SqlErrorKind.CHECK, "SQLITE_CONSTRAINT")
		.with(SqlErrorKind.TOO_LONG, "SQLITE_TOOBIG")
		.with(SqlErrorKind.BAD_VALUE, "SQLITE_MISMATCH", "SQLITE_CONSTRAINT_DATATYPE")
		.with(SqlErrorKind.SERIALIZATION, "SQLITE_BUSY_SNAPSHOT")
		.with(SqlErrorKind.LOCK_TIMEOUT, "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")
		.with(SqlErrorKind.STATEMENT_TIMEOUT, "SQLITE_INTERRUPT")
		.with(SqlErrorKind.READ_ONLY, "SQLITE_READONLY")
		.with(SqlErrorKind.BAD_SQL, "SQLITE_ERROR")
		.with(SqlErrorKind.UNREACHABLE, "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PERM")
		.with(SqlErrorKind.CREDENTIALS, "SQLITE_AUTH")
		.with(SqlErrorKind.STORAGE_FULL, "SQLITE_FULL")
		.with(SqlErrorKind.DAMAGED, "SQLITE_CORRUPT", "SQLITE_NOTADB");

	private static final Pattern FAILED = Pattern.compile("constraint failed: (?<names>.*?)\\)?$", Pattern.DOTALL);

	@Override
	public boolean speaks(SQLException error) {
		return error instanceof SQLiteException;
	}

	@Override
	public ErrorCodes codes() {
		return CODES;
	}

	/**
	 * An extended code that is not told apart means what the code it extends means.
	 */
	@Override
	public @Nullable SqlErrorKind kind(SQLException error) {
		SQLiteErrorCode code = ((SQLiteException) error).getResultCode();
		SqlErrorKind kind = CODES.kind(code.name());
		return (kind != null) ? kind : CODES.kind(SQLiteErrorCode.getErrorCode(code.code & PRIMARY_CODE).name());
	}

	@Override
	public Constraint constraint(SQLException error, SqlErrorKind kind) {
		Matcher failed = FAILED.matcher((error.getMessage() != null) ? error.getMessage() : "");
		if (!failed.find()) {
			return Constraint.UNKNOWN;
		}
		String names = Objects.requireNonNull(failed.group("names"));
		return switch (kind) {
			case UNIQUE, NOT_NULL -> columns(names);
			case CHECK -> new Constraint(names, null, List.of());
			default -> Constraint.UNKNOWN;
		};
	}

	private static Constraint columns(String names) {
		if (names.startsWith("index '")) {
			return new Constraint(PrintedNames.simple(names.substring("index ".length())), null, List.of());
		}
		String first = names.split(",", 2)[0];
		int dot = first.indexOf('.');
		return new Constraint(null, (dot > 0) ? first.substring(0, dot) : null, PrintedNames.list(names));
	}

}
