package io.appdb.error;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * A required column got no value.
 */
public final class NotNullException extends DataIntegrityViolationException implements TranslatedError {

	private final @Nullable String table;

	private final @Nullable String column;

	/**
	 * Creates the exception.
	 * @param table the table, or null when unknown
	 * @param column the column, or null when unknown
	 * @param cause what the database reported
	 */
	public NotNullException(@Nullable String table, @Nullable String column, @Nullable Throwable cause) {
		super("A value is required for " + ErrorMessages.column(table, column) + ErrorMessages.row(cause), cause);
		this.table = table;
		this.column = column;
	}

	/**
	 * The table of the column.
	 * @return the name without schema, or null where the driver does not tell it
	 */
	public @Nullable String table() {
		return this.table;
	}

	/**
	 * The column.
	 * @return the name, or null where the driver does not tell it
	 */
	public @Nullable String column() {
		return this.column;
	}

}
