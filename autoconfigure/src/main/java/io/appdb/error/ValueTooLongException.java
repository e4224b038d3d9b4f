package io.appdb.error;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * A text or binary value is longer than its column. SQLite, which has no such limits,
 * does not report it. H2 reports a number with too many digits for its DECIMAL column as
 * too long.
 */
public final class ValueTooLongException extends DataIntegrityViolationException implements TranslatedError {

	private final @Nullable String table;

	private final @Nullable String column;

	/**
	 * Creates the exception.
	 * @param table the table, or null when unknown
	 * @param column the column, or null when unknown
	 * @param cause what the database reported
	 */
	public ValueTooLongException(@Nullable String table, @Nullable String column, @Nullable Throwable cause) {
		super("A value is too long for " + ErrorMessages.column(table, column) + ErrorMessages.row(cause), cause);
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
