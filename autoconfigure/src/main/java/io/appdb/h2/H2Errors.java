package io.appdb.h2;

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

/**
 * Errors of H2. Without state, safe for every thread.
 */
final class H2Errors implements SqlErrorDialect {

	private static final ErrorCodes CODES = ErrorCodes.none()
		.with(SqlErrorKind.UNIQUE, "23505")
		.with(SqlErrorKind.FOREIGN_KEY, "23503", "23506")
		.with(SqlErrorKind.NOT_NULL, "23502")
		.with(SqlErrorKind.CHECK, "23513", "23514")
		.with(SqlErrorKind.TOO_LONG, "22001")
		.with(SqlErrorKind.OUT_OF_RANGE, "22003", "22004")
		.with(SqlErrorKind.BAD_VALUE, "22007", "22012", "22018", "22025", "22030")
		.with(SqlErrorKind.DEADLOCK, "40001")
		.with(SqlErrorKind.SERIALIZATION, "90131")
		.with(SqlErrorKind.LOCK_TIMEOUT, "50200")
		.with(SqlErrorKind.STATEMENT_TIMEOUT, "57014")
		.with(SqlErrorKind.READ_ONLY, "90097")
		.with(SqlErrorKind.BAD_SQL, "42000", "42001", "42101", "42102", "42103", "42104", "42111", "42112", "42121",
				"42122", "42131", "90022", "90036", "90059", "90079")
		.with(SqlErrorKind.PARAMETERS, "90012")
		.with(SqlErrorKind.UNREACHABLE, "8000", "90007", "90020", "90028", "90031", "90067", "90098", "90121", "90135")
		.with(SqlErrorKind.CREDENTIALS, "28000")
		.with(SqlErrorKind.UNKNOWN_DATABASE, "90013", "90146", "90149")
		.with(SqlErrorKind.DAMAGED, "90030", "90048", "90049");

	private static final String NAME = "(?:\"\"[^\"]+\"\"|[^\".\\s():]+)";

	private static final String PATH = NAME + "(?:\\." + NAME + ")*";

	private static final Pattern UNIQUE = Pattern.compile("\"(?<name>" + PATH + ") (?:PRIMARY KEY |INDEX " + PATH
			+ " )?ON (?<table>" + PATH + ")\\((?<columns>[^)]*)\\)");

	private static final Pattern FOREIGN_KEY = Pattern
		.compile("\"(?<name>" + PATH + "): (?<table>" + PATH + ") FOREIGN KEY\\((?<columns>[^)]*)\\)");

	private static final Pattern CHECK = Pattern.compile("\"(?<name>" + PATH + "):");

	private static final Pattern COLUMN = Pattern.compile("column \"(?<name>" + NAME + ")");

	private static final String BROKEN = "90067";

	private static final Pattern INDEX_SUFFIX = Pattern.compile("_INDEX_[0-9A-F]+$");

	@Override
	public boolean speaks(SQLException error) {
		return error.getClass().getName().startsWith("org.h2.");
	}

	@Override
	public ErrorCodes codes() {
		return CODES;
	}

	@Override
	public @Nullable SqlErrorKind kind(SQLException error) {
		return CODES.kind(Integer.toString(error.getErrorCode()));
	}

	@Override
	public boolean isConnectionLost(SQLException error) {
		return BROKEN.equals(error.getSQLState());
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
		return new Constraint(name, PrintedNames.simple(Objects.requireNonNull(found.group("table"))),
				PrintedNames.list(Objects.requireNonNull(found.group("columns"))));
	}

	private static Constraint named(Matcher found) {
		return found.find() ? new Constraint(name(found), null, List.of()) : Constraint.UNKNOWN;
	}

	private static Constraint column(Matcher found) {
		return found.find() ? new Constraint(null, null, List.of(name(found))) : Constraint.UNKNOWN;
	}

	private static String name(Matcher found) {
		return PrintedNames.simple(Objects.requireNonNull(found.group("name")));
	}

}
