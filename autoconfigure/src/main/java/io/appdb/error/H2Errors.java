package io.appdb.error;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Errors of H2. Without state, safe for every thread.
 */
final class H2Errors implements SqlErrorDialect {

	private static final String NAME = "(?:\"\"[^\"]+\"\"|[^\".\\s():]+)";

	private static final String PATH = NAME + "(?:\\." + NAME + ")*";

	private static final Pattern UNIQUE = Pattern.compile("\"(?<name>" + PATH + ") (?:PRIMARY KEY |INDEX " + PATH
			+ " )?ON (?<table>" + PATH + ")\\((?<columns>[^)]*)\\)");

	private static final Pattern FOREIGN_KEY = Pattern
		.compile("\"(?<name>" + PATH + "): (?<table>" + PATH + ") FOREIGN KEY\\((?<columns>[^)]*)\\)");

	private static final Pattern CHECK = Pattern.compile("\"(?<name>" + PATH + "):");

	private static final Pattern COLUMN = Pattern.compile("column \"(?<name>" + NAME + ")");

	private static final Pattern INDEX_SUFFIX = Pattern.compile("_INDEX_[0-9A-F]+$");

	@Override
	public boolean speaks(SQLException error) {
		return error.getClass().getName().startsWith("org.h2.");
	}

	@Override
	public @Nullable SqlErrorKind kind(SQLException error) {
		return switch (error.getErrorCode()) {
			case 23505 -> SqlErrorKind.UNIQUE;
			case 23503, 23506 -> SqlErrorKind.FOREIGN_KEY;
			case 23502 -> SqlErrorKind.NOT_NULL;
			case 23513, 23514 -> SqlErrorKind.CHECK;
			case 22001 -> SqlErrorKind.TOO_LONG;
			case 22003, 22004 -> SqlErrorKind.OUT_OF_RANGE;
			case 22007, 22012, 22018, 22025, 22030 -> SqlErrorKind.BAD_VALUE;
			case 40001 -> SqlErrorKind.DEADLOCK;
			case 90131 -> SqlErrorKind.SERIALIZATION;
			case 50200 -> SqlErrorKind.LOCK_TIMEOUT;
			case 57014 -> SqlErrorKind.STATEMENT_TIMEOUT;
			case 90097 -> SqlErrorKind.READ_ONLY;
			case 8000, 90020, 90028, 90067, 90098, 90121, 90135 -> SqlErrorKind.UNREACHABLE;
			case 28000 -> SqlErrorKind.CREDENTIALS;
			case 90013, 90146, 90149 -> SqlErrorKind.UNKNOWN_DATABASE;
			default -> null;
		};
	}

	@Override
	public Constraint constraint(SQLException error, SqlErrorKind kind) {
		String message = (error.getMessage() != null) ? error.getMessage() : "";
		return switch (kind) {
			case UNIQUE -> table(UNIQUE.matcher(message));
			case FOREIGN_KEY -> table(FOREIGN_KEY.matcher(message));
			case CHECK -> named(CHECK.matcher(message));
			case NOT_NULL, TOO_LONG -> column(COLUMN.matcher(message));
			default -> Constraint.UNKNOWN;
		};
	}

	private static Constraint table(Matcher found) {
		if (!found.find()) {
			return Constraint.UNKNOWN;
		}
		String name = INDEX_SUFFIX.matcher(name(found)).replaceFirst("");
		return new Constraint(name, SqlNames.simple(Objects.requireNonNull(found.group("table"))),
				SqlNames.list(Objects.requireNonNull(found.group("columns"))));
	}

	private static Constraint named(Matcher found) {
		return found.find() ? new Constraint(name(found), null, List.of()) : Constraint.UNKNOWN;
	}

	private static Constraint column(Matcher found) {
		return found.find() ? new Constraint(null, null, List.of(name(found))) : Constraint.UNKNOWN;
	}

	private static String name(Matcher found) {
		return SqlNames.simple(Objects.requireNonNull(found.group("name")));
	}

}
