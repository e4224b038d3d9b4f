package io.appdb.schema;

import java.util.List;

/**
 * The schema does not fit the entities. Immutable.
 */
public final class SchemaValidationException extends IllegalStateException {

	private final List<String> mismatches;

	/**
	 * Creates the exception.
	 * @param mismatches a sentence for every mismatch
	 */
	public SchemaValidationException(List<String> mismatches) {
		super("The schema does not fit the entities; migrate it, or set 'app.db.schema.mode' to none:\n\t- "
				+ String.join("\n\t- ", mismatches));
		this.mismatches = List.copyOf(mismatches);
	}

	/**
	 * Returns what does not fit.
	 * @return a sentence for every mismatch
	 */
	public List<String> mismatches() {
		return this.mismatches;
	}

}
