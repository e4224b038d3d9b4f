package io.appdb.schema.diff;

import org.jspecify.annotations.Nullable;

/**
 * Name of a table, a sequence or a type, as the database has it. Immutable.
 *
 * @param schema the schema, {@code null} for the current one
 * @param name the name in it
 */
public record TableName(@Nullable String schema, String name) {

	static TableName of(String name) {
		return new TableName(null, name);
	}

	TableName withName(String other) {
		return new TableName(this.schema, other);
	}

	@Override
	public String toString() {
		return (this.schema != null) ? this.schema + "." + this.name : this.name;
	}

}
