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
		super(summary(mismatches) + "; migrate the schema, or set 'app.db.schema.mode' to none:"
				+ Stream.concat(pending.stream().map(SchemaValidationException::sentence), mismatches.stream())
					.map((line) -> BULLET + line)
					.collect(Collectors.joining()));
		this.mismatches = List.copyOf(mismatches);
		this.pending = List.copyOf(pending);
	}

	private static String summary(List<String> mismatches) {
		return mismatches.isEmpty() ? "Migrations are pending" : "The schema does not fit the entities";
	}

	/**
	 * Says that a migration is pending.
	 * @param script name of the migration
	 * @return a sentence
	 */
	public static String sentence(String script) {
		return script + " is pending";
	}

	/**
	 * Says in a few words what is wrong.
	 * @return that the schema does not fit, or that migrations are pending where it fits
	 */
	public String summary() {
		return summary(this.mismatches);
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
