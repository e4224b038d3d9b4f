package io.appdb.migration;

import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a migration that the database has refused, as Flyway reports it.
 * Immutable.
 *
 * @param script the name of the file
 * @param line where the statement begins, from 1
 * @param statement the statement with its placeholders replaced
 * @param failure what Flyway has thrown for it, with what the database says as its cause
 */
public record FailedStatement(String script, int line, String statement, FlywayException failure) {

	/**
	 * Finds it among the causes of a failure.
	 * @param failure what Flyway has thrown
	 * @return the statement, {@code null} when it is not a statement of a file that
	 * failed
	 */
	public static @Nullable FailedStatement of(Throwable failure) {
		return FlywayWork.failedStatement(failure);
	}

}
