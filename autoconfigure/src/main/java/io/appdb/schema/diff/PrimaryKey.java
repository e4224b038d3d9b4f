package io.appdb.schema.diff;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The primary key of a table. Immutable.
 *
 * @param name its name
 * @param columns its columns, in order
 */
record PrimaryKey(String name, List<String> columns) implements Constraint {

	PrimaryKey {
		columns = List.copyOf(columns);
	}

	@Override
	public PrimaryKey withName(String other) {
		return new PrimaryKey(other, this.columns);
	}

	@Override
	public PrimaryKey renamed(UnaryOperator<String> renaming) {
		return new PrimaryKey(this.name, Constraint.renamed(this.columns, renaming));
	}

	@Override
	public String description() {
		return "primary key (" + String.join(", ", this.columns) + ")";
	}

}
