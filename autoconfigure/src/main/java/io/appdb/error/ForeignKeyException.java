package io.appdb.error;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * A row refers to one that does not exist, or a row cannot go because others refer to it.
 */
public final class ForeignKeyException extends DataIntegrityViolationException implements TranslatedError {

	private final Constraint violated;

	/**
	 * Creates the exception.
	 * @param violated the constraint, as far as it is known
	 * @param cause what the database reported
	 */
	public ForeignKeyException(Constraint violated, @Nullable Throwable cause) {
		super("Foreign key " + ErrorMessages.named(violated)
				+ "is violated: the row referred to is missing, or a row is still referred to"
				+ ErrorMessages.row(cause), cause);
		this.violated = violated;
	}

	/**
	 * The name of the violated constraint.
	 * @return the name, or null when neither the driver nor the mapping tells it
	 */
	public @Nullable String constraint() {
		return this.violated.name();
	}

	/**
	 * The table that has the constraint.
	 * @return the name without schema, or null when unknown
	 */
	public @Nullable String table() {
		return this.violated.table();
	}

	/**
	 * The columns the constraint is on.
	 * @return the columns in the constraint's order, empty when unknown
	 */
	public List<String> columns() {
		return this.violated.columns();
	}

}
