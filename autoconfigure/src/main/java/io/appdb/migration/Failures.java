package io.appdb.migration;

import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;

import io.appdb.error.Causes;
import io.appdb.error.SqlErrorTranslator;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Says in the words of this library what Flyway has thrown. Stateless.
 */
final class Failures {

	private Failures() {
	}

	static <T> T translated(Supplier<T> work) {
		return translated(work, "");
	}

	/**
	 * Lets Flyway work.
	 * @param work calls of Flyway
	 * @param remedy what to do when Flyway refuses, behind its own sentence
	 */
	static <T> T translated(Supplier<T> work, String remedy) {
		try {
			return work.get();
		}
		catch (FlywayException ex) {
			throw translate(ex, remedy);
		}
	}

	private static RuntimeException translate(FlywayException exception, String remedy) {
		SQLException cause = Causes.find(exception, SQLException.class);
		if (exception.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
			return new InvalidMigrationException("The database has tables and no history of migrations, so that no "
					+ "migration is applied. Say which version the tables have: call init(\"<version>\"), which begins "
					+ "their history there; files up to it never run. Or use an empty database", exception);
		}
		if (cause == null) {
			String module = FlywayModules.remedy(exception);
			return new InvalidMigrationException(Objects.requireNonNullElse(exception.getMessage(), "").strip()
					+ ((module != null) ? ". " + module : remedy), exception);
		}
		DataAccessException translated = new SqlErrorTranslator().translate("Migrating", null, cause);
		return (translated != null) ? translated : new UncategorizedSQLException("Migrating", null, cause);
	}

	/**
	 * Names the statement of a file that failed; leaves any other failure as it is.
	 * @param exception what was thrown
	 * @param failed what the history has recorded as failed, or {@code null} when the
	 * database has taken everything back
	 * @param remedy how to repair that
	 */
	static RuntimeException ofScript(FlywayException exception, @Nullable String failed, String remedy) {
		String outcome = (failed == null) ? "Nothing of this file stays: the database has rolled it back."
				: "What ran before this statement may stay, for the database does not roll it back; " + failed
						+ " is recorded as failed. " + remedy;
		return ofStatement(exception, failed == null, outcome);
	}

	/**
	 * Names the statement of a file that failed in a scratch database.
	 */
	static RuntimeException ofScratch(FlywayException exception) {
		return ofStatement(exception, true,
				"It ran in a scratch database, which is removed; nothing else has changed.");
	}

	private static RuntimeException ofStatement(FlywayException exception, boolean rolledBack, String outcome) {
		FailedStatement failed = FailedStatement.of(exception);
		SQLException cause = Causes.find(exception, SQLException.class);
		if (failed == null || cause == null) {
			return exception;
		}
		return new MigrationFailedException(failed, MigrationFailedException.message(cause), rolledBack, outcome);
	}

}
