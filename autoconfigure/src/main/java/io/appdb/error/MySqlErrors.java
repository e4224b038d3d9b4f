package io.appdb.error;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Errors of MySQL and MariaDB: which of the two servers answers cannot be seen from an
 * exception, as either driver may talk to either server, and their codes do not
 * contradict. Without state, safe for every thread.
 */
final class MySqlErrors implements SqlErrorDialect {

	private static final Pattern FOREIGN_KEY = Pattern
		.compile("`(?<table>[^`]+)`, CONSTRAINT `(?<name>[^`]+)`" + " FOREIGN KEY \\((?<columns>[^)]*)\\)");

	private static final Pattern QUOTED = Pattern.compile("['`](?<name>[^'`]*)['`]");

	private static final Pattern LAST_QUOTED = Pattern.compile("'(?<name>[^']*)'[^']*$");

	@Override
	public boolean speaks(SQLException error) {
		String driver = error.getClass().getName();
		return driver.startsWith("java.sql.") || driver.startsWith("com.mysql.") || driver.startsWith("org.mariadb.");
	}

	@Override
	public @Nullable SqlErrorKind kind(SQLException error) {
		return switch (error.getErrorCode()) {
			case 1062, 1169, 1557, 1586, 1761, 1762 -> SqlErrorKind.UNIQUE;
			case 1216, 1217, 1451, 1452 -> SqlErrorKind.FOREIGN_KEY;
			case 1048, 1263, 1364 -> SqlErrorKind.NOT_NULL;
			case 3819, 4025 -> SqlErrorKind.CHECK;
			case 1406 -> SqlErrorKind.TOO_LONG;
			case 1264, 1690, 167 -> SqlErrorKind.OUT_OF_RANGE;
			case 1265, 1292, 1366, 1367, 1411 -> SqlErrorKind.BAD_VALUE;
			case 1213, 1614 -> SqlErrorKind.DEADLOCK;
			case 1020 -> SqlErrorKind.SERIALIZATION;
			case 1205, 3572 -> SqlErrorKind.LOCK_TIMEOUT;
			case 1290, 1792, 1836 -> SqlErrorKind.READ_ONLY;
			default -> connection(error);
		};
	}

	private static @Nullable SqlErrorKind connection(SQLException error) {
		return switch (error.getErrorCode()) {
			case 1317, 1969, 3024 -> SqlErrorKind.STATEMENT_TIMEOUT;
			case 1044, 1045, 1698, 1862, 3118, 4151 -> SqlErrorKind.CREDENTIALS;
			case 1049 -> SqlErrorKind.UNKNOWN_DATABASE;
			case 1040, 1203, 1226 -> SqlErrorKind.CONNECTION_LIMIT;
			case 1053, 1077, 1079, 1927, 2002, 2003, 2005, 2006, 2013, 2055, 4031 -> SqlErrorKind.UNREACHABLE;
			default -> null;
		};
	}

	@Override
	public Constraint constraint(SQLException error, SqlErrorKind kind) {
		String message = (error.getMessage() != null) ? error.getMessage() : "";
		return switch (kind) {
			case UNIQUE -> unique(message);
			case FOREIGN_KEY -> foreignKey(message);
			case NOT_NULL, TOO_LONG, OUT_OF_RANGE, BAD_VALUE -> column(message, error.getErrorCode());
			case CHECK -> check(message);
			default -> Constraint.UNKNOWN;
		};
	}

	private static Constraint unique(String message) {
		Matcher key = LAST_QUOTED.matcher(message);
		if (!key.find()) {
			return Constraint.UNKNOWN;
		}
		String name = Objects.requireNonNull(key.group("name"));
		int dot = name.indexOf('.');
		String table = (dot > 0) ? name.substring(0, dot) : null;
		return new Constraint(name.substring(dot + 1), table, List.of());
	}

	private static Constraint foreignKey(String message) {
		Matcher key = FOREIGN_KEY.matcher(message);
		return key.find() ? new Constraint(key.group("name"), key.group("table"),
				SqlNames.list(Objects.requireNonNull(key.group("columns")))) : Constraint.UNKNOWN;
	}

	/**
	 * Some messages about a column show a value before the column, or no column at all:
	 * only those that begin with it are read.
	 */
	private static Constraint column(String message, int code) {
		Matcher column = QUOTED.matcher(message);
		boolean named = code == 1048 || code == 1364 || code == 1263 || code == 1406 || code == 1264 || code == 1265;
		return (named && column.find())
				? new Constraint(null, null, List.of(Objects.requireNonNull(column.group("name"))))
				: Constraint.UNKNOWN;
	}

	private static Constraint check(String message) {
		Matcher name = QUOTED.matcher(message);
		return name.find()
				? new Constraint(SqlNames.simple(Objects.requireNonNull(name.group("name"))), null, List.of())
				: Constraint.UNKNOWN;
	}

}
