package io.appdb.schema.diff;

import java.util.List;

/**
 * A statement that changes a schema. Immutable.
 *
 * @param sql the statement without a semicolon at its end
 * @param warnings what it will fail at or lose, a sentence each; a statement that has one
 * wants to be reviewed before it runs on tables with rows
 * @param destructive whether rows or values may be gone, or be others, once it has
 * succeeded; where a step takes several statements, the first of them says it for all, as
 * it has the warnings of all
 */
public record SchemaStatement(String sql, List<String> warnings, boolean destructive) {

	/**
	 * Creates a statement.
	 */
	public SchemaStatement {
		warnings = List.copyOf(warnings);
	}

	/**
	 * Creates a statement that loses nothing.
	 * @param sql the statement without a semicolon at its end
	 * @param warnings what it will fail at, a sentence each
	 */
	public SchemaStatement(String sql, List<String> warnings) {
		this(sql, warnings, false);
	}

	SchemaStatement asDestructive() {
		return new SchemaStatement(this.sql, this.warnings, true);
	}

	static SchemaStatement of(String sql) {
		return new SchemaStatement(sql, List.of());
	}

}
