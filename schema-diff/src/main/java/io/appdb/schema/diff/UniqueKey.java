package io.appdb.schema.diff;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A unique constraint. Immutable.
 *
 * @param name its name
 * @param columns its columns, in order
 * @param attributes what stands behind the columns, as in {@code deferrable}; empty for
 * nothing
 */
record UniqueKey(String name, List<String> columns, String attributes) implements TableConstraint {

	UniqueKey {
		columns = List.copyOf(columns);
	}

	@Override
	public UniqueKey withName(String other) {
		return new UniqueKey(other, this.columns, this.attributes);
	}

	@Override
	public UniqueKey renamed(UnaryOperator<String> renaming) {
		return new UniqueKey(this.name, TableConstraint.renamed(this.columns, renaming),
				SqlText.renamed(this.attributes, renaming));
	}

	@Override
	public UniqueKey plain() {
		return new UniqueKey(this.name, this.columns, "");
	}

	@Override
	public String description() {
		return "unique key (" + String.join(", ", this.columns) + ")"
				+ (this.attributes.isEmpty() ? "" : " " + this.attributes);
	}

}
