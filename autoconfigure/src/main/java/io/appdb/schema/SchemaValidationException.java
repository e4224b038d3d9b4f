package io.appdb.schema;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The schema does not fit the entities. Immutable.
 */
public final class SchemaValidationException extends IllegalStateException {

	private static final String BULLET = "\n\t- ";

	private final List<String> mismatches;

	private final List<String> pending;

	/**
	 * Creates the exception.
	 * @param mismatches a sentence for every mismatch
	 */
	public SchemaValidationException(List<String> mismatches) {
		this(mismatches, List.of());
	}

	/**
	 * Creates the exception.
	 * @param mismatches a sentence for every mismatch
	 * @param pending the names of the migrations that are not applied yet
	 */
	public SchemaValidationException(List<String> mismatches, List<String> pending) {
		super("The schema does not fit the entities; migrate it, or set 'app.db.schema.mode' to none:"
				+ Stream.concat(pending.stream().map((script) -> script + " is pending"), mismatches.stream())
					.map((line) -> BULLET + line)
					.collect(Collectors.joining()));
		this.mismatches = List.copyOf(mismatches);
		this.pending = List.copyOf(pending);
	}

	/**
	 * Returns what does not fit.
	 * @return a sentence for every mismatch
	 */
	public List<String> mismatches() {
		return this.mismatches;
	}

	/**
	 * Returns what is not applied yet.
	 * @return the names of migrations
	 */
	public List<String> pending() {
		return this.pending;
	}

}
