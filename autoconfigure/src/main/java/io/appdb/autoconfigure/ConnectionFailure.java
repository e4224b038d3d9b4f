package io.appdb.autoconfigure;

import java.sql.SQLException;
import java.util.Set;

import io.appdb.error.DatabaseUnavailableException;
import io.appdb.error.SqlErrorTranslator;
import org.jspecify.annotations.Nullable;

/**
 * Why no connection could be opened, told by SQLState and vendor code. Immutable.
 */
enum ConnectionFailure {

	/**
	 * Nothing answers, or it does not take connections now.
	 */
	UNREACHABLE("cannot be reached",
			"Check that the database server runs and that host and port are right. If it starts later than "
					+ "the application, let 'app.db.startup-timeout' wait for it."),

	/**
	 * The server does not know the user or refuses the password.
	 */
	CREDENTIALS("refuses the user name or the password",
			"Check user name and password, in %s or in "
					+ "'app.db.username' and 'app.db.password', and that this user may use the database."),

	/**
	 * The server has no such database.
	 */
	UNKNOWN_DATABASE("does not exist", "Create the database, or correct its name in %s."),

	/**
	 * The file of an embedded database cannot be opened.
	 */
	FILE("cannot be opened",
			"Check that the directory of the file exists and may be written, " + "and that the path in %s is right."),

	/**
	 * There is no room left for what is stored.
	 */
	STORAGE_FULL("has no room left to write to",
			"Free or add space where the database stores its data, or raise the limit that the database has been set."),

	/**
	 * What is stored cannot be read, or the file is no database.
	 */
	DAMAGED("is damaged, or it is no database of this kind", "Check that the path in %s is that of a database. "
			+ "If it is, restore it from a backup, or move it away to begin with an empty one.");

	private static final Set<Integer> SQLITE_FILE_CODES = Set.of(3, 10, 14);

	private final String problem;

	private final String remedy;

	ConnectionFailure(String problem, String remedy) {
		this.problem = problem;
		this.remedy = remedy;
	}

	String problem() {
		return this.problem;
	}

	/**
	 * Says what to do.
	 * @param address where the address stands
	 * @return a sentence
	 */
	String remedy(ReportedAddress address) {
		return address.withKeys(this.remedy).formatted(address.key());
	}

	/**
	 * Tells what a failure means.
	 * @param failure what was thrown
	 * @return its meaning, or {@code null} when it is none of connecting
	 */
	static @Nullable ConnectionFailure of(SQLException failure) {
		if (new SqlErrorTranslator().translate("connect", null,
				failure) instanceof DatabaseUnavailableException unavailable) {
			return switch (unavailable.reason()) {
				case CREDENTIALS -> CREDENTIALS;
				case UNKNOWN_DATABASE -> UNKNOWN_DATABASE;
				case STORAGE_FULL -> STORAGE_FULL;
				case DAMAGED -> DAMAGED;
				case UNREACHABLE, OUTCOME_UNKNOWN, CONNECTION_LIMIT, READ_ONLY -> isFile(failure) ? FILE : UNREACHABLE;
			};
		}
		return isFile(failure) ? FILE : null;
	}

	private static boolean isFile(SQLException failure) {
		return failure.getSQLState() == null && SQLITE_FILE_CODES.contains(failure.getErrorCode() & 0xff);
	}

}
