package io.appdb.migration;

import java.sql.SQLException;
import java.util.Objects;

import org.springframework.dao.NonTransientDataAccessException;

/**
 * The database has refused a statement of a migration. Immutable.
 */
public final class MigrationFailedException extends NonTransientDataAccessException {

	private final String script;

	private final int line;

	private final String statement;

	private final boolean rolledBack;

	MigrationFailedException(FailedStatement failed, String databaseSays, boolean rolledBack, String outcome) {
		super("%s failed at line %d: %s%n%s%nStatement: %s".formatted(failed.script(), failed.line(), databaseSays,
				outcome, failed.statement()), failed.failure());
		this.script = failed.script();
		this.line = failed.line();
		this.statement = failed.statement();
		this.rolledBack = rolledBack;
	}

	/**
	 * Returns the file.
	 * @return the name of the file
	 */
	public String script() {
		return this.script;
	}

	/**
	 * Returns where the statement begins.
	 * @return the line, from 1
	 */
	public int line() {
		return this.line;
	}

	/**
	 * Returns the statement.
	 * @return the statement with its placeholders replaced
	 */
	public String statement() {
		return this.statement;
	}

	/**
	 * Tells what stays of the file.
	 * @return {@code true} when nothing stays, {@code false} when the statements before
	 * this one may stay and the migration is recorded as failed
	 */
	public boolean isRolledBack() {
		return this.rolledBack;
	}

	static String message(SQLException exception) {
		return Objects.requireNonNullElse(exception.getMessage(), "").strip() + " (SQLState " + exception.getSQLState()
				+ ", code " + exception.getErrorCode() + ")";
	}

}
