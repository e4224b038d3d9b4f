package io.appdb.schema.diff;

import java.util.List;

/**
 * A statement that changes a schema. Immutable.
 *
 * @param sql the statement without a semicolon at its end
 * @param warnings what it will fail at or lose, a sentence each
 */
public record SchemaStatement(String sql, List<String> warnings) {

	/**
	 * Creates a statement.
	 */
	public SchemaStatement {
		warnings = List.copyOf(warnings);
	}

	static SchemaStatement of(String sql) {
		return new SchemaStatement(sql, List.of());
	}

}
