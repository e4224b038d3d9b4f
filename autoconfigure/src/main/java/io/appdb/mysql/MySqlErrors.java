package io.appdb.mysql;

import java.sql.DataTruncation;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.appdb.error.Constraint;
import io.appdb.error.ErrorCodes;
import io.appdb.error.PrintedNames;
import io.appdb.error.SqlErrorDialect;
import io.appdb.error.SqlErrorKind;
import org.jspecify.annotations.Nullable;

/**
 * Errors of MySQL and MariaDB: which of the two servers answers cannot be seen from an
 * exception, as either driver may talk to either server, and their codes do not
 * contradict. Without state, safe for every thread.
 */
final class MySqlErrors implements SqlErrorDialect {

	private static final ErrorCodes CODES = ErrorCodes.none()
		.with(SqlErrorKind.UNIQUE, "1062", "1169", "1557", "1586", "1761", "1762", "1859")
		.with(SqlErrorKind.FOREIGN_KEY, "1216", "1217", "1451", "1452")
		.with(SqlErrorKind.NOT_NULL, "1048", "1263", "1364")
		.with(SqlErrorKind.CHECK, "3819", "4025", "1369")
		.with(SqlErrorKind.TOO_LONG, "1406", "1153", "1301")
		.with(SqlErrorKind.OUT_OF_RANGE, "1264", "1690", "167")
		.with(SqlErrorKind.BAD_VALUE, "1265", "1292", "1366", "1367", "1411", "3140", "3141", "3144", "3146", "3147",
				"3156", "3157", "4078")
		.with(SqlErrorKind.DEADLOCK, "1213", "1614", "3101")
		.with(SqlErrorKind.SERIALIZATION, "1020")
		.with(SqlErrorKind.LOCK_TIMEOUT, "1205", "3572")
		.with(SqlErrorKind.STATEMENT_TIMEOUT, "1317", "1969", "3024")
		.with(SqlErrorKind.READ_ONLY, "1290", "1792", "1836")
		.with(SqlErrorKind.BAD_SQL, "1051", "1052", "1054", "1060", "1064", "1109", "1142", "1143", "1146", "1149",
				"1227", "1305", "1318", "1370")
		.with(SqlErrorKind.UNREACHABLE, "1042", "1043", "1047", "1053", "1077", "1078", "1079", "1080", "1129", "1152",
				"1158", "1159", "1160", "1161", "1180", "1184", "1927", "2002", "2003", "2005", "2006", "2012", "2013",
				"2055", "3168", "3169", "4031")
		.with(SqlErrorKind.CREDENTIALS, "1044", "1045", "1130", "1698", "1820", "1862", "3118", "4151")
		.with(SqlErrorKind.UNKNOWN_DATABASE, "1049")
		.with(SqlErrorKind.CONNECTION_LIMIT, "1040", "1041", "1203", "1226")
		.with(SqlErrorKind.STORAGE_FULL, "1021", "1114")
		.with(SqlErrorKind.DAMAGED, "1034", "1035", "1194", "1195");

	private static final int INVALID_JSON = 3140;

	private static final int FORBIDDEN_BY_OPTION = 1290;

	private static final int READ_ONLY_MODE = 1836;

	private static final Pattern FOREIGN_KEY = Pattern
		.compile("`(?<table>[^`]+)`, CONSTRAINT `(?<name>[^`]+)`" + " FOREIGN KEY \\((?<columns>[^)]*)\\)");

	private static final Pattern QUOTED = Pattern.compile("['`](?<name>[^'`]*)['`]");

	private static final Pattern LAST_QUOTED = Pattern.compile("'(?<name>[^']*)'[^']*$");

	/**
	 * MariaDB's driver says so when it has lost a connection and goes on with another
	 * server, on which nothing of the transaction is.
	 */
	private static final String RECONNECTED = "25S03";

	/**
	 * A commit that failed in the middle: a Galera node that lost the others had sent it
	 * to them, and does not know whether it arrived.
	 */
	private static final int ERROR_DURING_COMMIT = 1180;

	/**
	 * What the storage engine reports, which stands in the message of such a commit as a
	 * number, where the transaction was rolled back because one of another member of a
	 * group had changed the same row.
	 */
	private static final Pattern ROLLED_BACK = Pattern.compile("^\\D*\\b149\\b");

	/**
	 * MariaDB: a row was changed since the transaction's snapshot.
	 */
	private static final int RECORD_CHANGED = 1020;

	/**
	 * Connector/J has it for any call that makes no sense.
	 */
	private static final String NONSENSE = "S1009";

	/**
	 * What the drivers themselves say of a parameter without a value, and Connector/J of
	 * any call that makes no sense, such as a value for a parameter that is not there.
	 */
	private static final Set<String> UNBOUND = Set.of("07001", "07004", NONSENSE);

	private static final String CLOSED = "com.mysql.cj.exceptions.StatementIsClosedException";

	@Override
	public boolean speaks(SQLException error) {
		String driver = error.getClass().getName();
		return driver.startsWith("java.sql.") || driver.startsWith("com.mysql.") || driver.startsWith("org.mariadb.");
	}

	@Override
	public ErrorCodes codes() {
		return CODES;
	}

	/**
	 * MySQL's driver gives every error of a value the SQLState of one that is too long: a
	 * code that is not told apart says at least that much.
	 */
	@Override
	public @Nullable SqlErrorKind kind(SQLException error) {
		if (isClosedByDriver(error)) {
			return SqlErrorKind.UNREACHABLE;
		}
		if (isRolledBackByAnother(error)) {
			return SqlErrorKind.DEADLOCK;
		}
		if (isReadOnlyConnection(error)) {
			return SqlErrorKind.READ_ONLY;
		}
		if (error.getErrorCode() == 0 && UNBOUND.contains(String.valueOf(error.getSQLState()))) {
			return SqlErrorKind.PARAMETERS;
		}
		SqlErrorKind kind = CODES.kind(Integer.toString(error.getErrorCode()));
		return (kind == null && error instanceof DataTruncation && error.getErrorCode() > 0) ? SqlErrorKind.BAD_VALUE
				: kind;
	}

	/**
	 * Connector/J refuses a write on a read-only connection itself.
	 */
	private static boolean isReadOnlyConnection(SQLException error) {
		return error.getErrorCode() == 0 && NONSENSE.equals(error.getSQLState())
				&& String.valueOf(error.getMessage()).startsWith("Connection is read-only");
	}

	@Override
	public boolean isConnectionLost(SQLException error) {
		return RECONNECTED.equals(error.getSQLState()) || (error.getErrorCode() == ERROR_DURING_COMMIT
				&& "HY000".equals(error.getSQLState()) && !isRolledBackByAnother(error));
	}

	private static boolean isRolledBackByAnother(SQLException error) {
		return error.getErrorCode() == ERROR_DURING_COMMIT
				&& ROLLED_BACK.matcher(String.valueOf(error.getMessage())).find();
	}

	/**
	 * The first code stands for any option that forbids a statement. Connector/J lets
	 * nobody write to another host than the first of several.
	 */
	@Override
	public boolean isServerReadOnly(SQLException error) {
		return error.getErrorCode() == READ_ONLY_MODE || isReadOnlyConnection(error)
				|| (error.getErrorCode() == FORBIDDEN_BY_OPTION
						&& String.valueOf(error.getMessage()).contains("read-only"));
	}

	/**
	 * Connector/J does so for a batch, whose statement nobody else has closed.
	 */
	@Override
	public boolean isClosedByDriver(SQLException error) {
		return error.getCause() != null && CLOSED.equals(error.getCause().getClass().getName());
	}

	@Override
	public boolean abortsTransaction(SQLException error) {
		return error.getErrorCode() == RECORD_CHANGED || SqlErrorDialect.super.abortsTransaction(error);
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
				PrintedNames.list(Objects.requireNonNull(key.group("columns")))) : Constraint.UNKNOWN;
	}

	/**
	 * Some messages about a column show a value before the column, or no column at all:
	 * only those that begin with it are read.
	 */
	private static Constraint column(String message, int code) {
		if (code == INVALID_JSON) {
			return qualified(message);
		}
		Matcher column = QUOTED.matcher(message);
		boolean named = code == 1048 || code == 1364 || code == 1263 || code == 1406 || code == 1264 || code == 1265;
		return (named && column.find())
				? new Constraint(null, null, List.of(Objects.requireNonNull(column.group("name"))))
				: Constraint.UNKNOWN;
	}

	private static Constraint qualified(String message) {
		Matcher column = LAST_QUOTED.matcher(message);
		if (!column.find()) {
			return Constraint.UNKNOWN;
		}
		String name = Objects.requireNonNull(column.group("name"));
		int dot = name.lastIndexOf('.');
		return new Constraint(null, (dot > 0) ? name.substring(0, dot) : null, List.of(name.substring(dot + 1)));
	}

	private static Constraint check(String message) {
		Matcher name = QUOTED.matcher(message);
		return name.find()
				? new Constraint(PrintedNames.simple(Objects.requireNonNull(name.group("name"))), null, List.of())
				: Constraint.UNKNOWN;
	}

}
