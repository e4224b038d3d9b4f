package io.appdb.schema.diff;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The primary key of a table. Immutable.
 *
 * @param name its name
 * @param columns its columns, in order
 * @param attributes what stands behind the columns, as in {@code include (name)}; empty
 * for nothing
 */
record PrimaryKey(String name, List<String> columns, String attributes) implements TableConstraint {

	PrimaryKey {
		columns = List.copyOf(columns);
	}

	PrimaryKey(String name, List<String> columns) {
		this(name, columns, "");
	}

	@Override
	public PrimaryKey withName(String other) {
		return new PrimaryKey(other, this.columns, this.attributes);
	}

	@Override
	public PrimaryKey renamed(UnaryOperator<String> renaming) {
		return new PrimaryKey(this.name, TableConstraint.renamed(this.columns, renaming),
				SqlText.renamed(this.attributes, renaming));
	}

	@Override
	public PrimaryKey plain() {
		return new PrimaryKey(this.name, this.columns);
	}

	@Override
	public String description() {
		return "primary key (" + String.join(", ", this.columns) + ")"
				+ (this.attributes.isEmpty() ? "" : " " + this.attributes);
	}

}
