package io.appdb.error;

import java.io.Serializable;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A constraint of a database, as far as it is known. Immutable.
 *
 * @param name the constraint's name, or null when unknown
 * @param table the table that has the constraint, without schema, or null when unknown
 * @param columns the constrained columns in the constraint's order, empty when unknown
 */
public record Constraint(@Nullable String name, @Nullable String table, List<String> columns) implements Serializable {

	public static final Constraint UNKNOWN = new Constraint(null, null, List.of());

	/**
	 * Copies the columns.
	 */
	public Constraint {
		columns = List.copyOf(columns);
	}

	/**
	 * What is known, in words: {@code 'uk_email' on users (email)}.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		if (this.name != null) {
			text.append('\'').append(this.name).append('\'');
		}
		if (this.table != null) {
			text.append(text.isEmpty() ? "on " : " on ").append(this.table);
		}
		if (!this.columns.isEmpty()) {
			text.append(text.isEmpty() ? "(" : " (").append(String.join(", ", this.columns)).append(')');
		}
		return text.toString();
	}

}
