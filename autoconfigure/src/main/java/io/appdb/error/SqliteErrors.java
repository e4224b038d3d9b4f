package io.appdb.error;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/**
 * Errors of SQLite by its extended result codes; it has no SQLStates. It names the
 * columns of a violated unique constraint, not the constraint, and nothing of a foreign
 * key. Needs its driver; without state, safe for every thread.
 */
final class SqliteErrors implements SqlErrorDialect {

	static final String DRIVER_CLASS = "org.sqlite.SQLiteException";

	private static final Pattern FAILED = Pattern.compile("constraint failed: (?<names>.*?)\\)?$", Pattern.DOTALL);

	@Override
	public boolean speaks(SQLException error) {
		return error instanceof SQLiteException;
	}

	@Override
	public @Nullable SqlErrorKind kind(SQLException error) {
		int code = ((SQLiteException) error).getResultCode().code;
		return switch (code) {
			case 2067, 1555, 2579 -> SqlErrorKind.UNIQUE;
			case 787 -> SqlErrorKind.FOREIGN_KEY;
			case 1299 -> SqlErrorKind.NOT_NULL;
			case 3091 -> SqlErrorKind.BAD_VALUE;
			case 517 -> SqlErrorKind.SERIALIZATION;
			default -> byPrimaryCode(code & 0xff);
		};
	}

	private static @Nullable SqlErrorKind byPrimaryCode(int code) {
		return switch (code) {
			case 5, 6 -> SqlErrorKind.LOCK_TIMEOUT;
			case 8 -> SqlErrorKind.READ_ONLY;
			case 9 -> SqlErrorKind.STATEMENT_TIMEOUT;
			case 10, 11, 14, 26 -> SqlErrorKind.UNREACHABLE;
			case 18 -> SqlErrorKind.TOO_LONG;
			case 19 -> SqlErrorKind.CHECK;
			case 20 -> SqlErrorKind.BAD_VALUE;
			case 23 -> SqlErrorKind.CREDENTIALS;
			default -> null;
		};
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
			return new Constraint(SqlNames.simple(names.substring("index ".length())), null, List.of());
		}
		String first = names.split(",", 2)[0];
		int dot = first.indexOf('.');
		return new Constraint(null, (dot > 0) ? first.substring(0, dot) : null, SqlNames.list(names));
	}

}
