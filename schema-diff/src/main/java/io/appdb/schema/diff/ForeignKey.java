package io.appdb.schema.diff;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A foreign key. Immutable.
 *
 * @param name its name
 * @param columns its columns, in order
 * @param target the table it points to
 * @param targetColumns the columns it points to, in order
 * @param onDelete the action in small letters, {@code no action} when there is none
 * @param onUpdate the action in small letters, {@code no action} when there is none
 * @param attributes what stands behind the actions, as in
 * {@code deferrable initially deferred}; empty for nothing
 */
record ForeignKey(String name, List<String> columns, TableName target, List<String> targetColumns, String onDelete,
		String onUpdate, String attributes) implements TableConstraint {

	static final String NO_ACTION = "no action";

	ForeignKey {
		columns = List.copyOf(columns);
		targetColumns = List.copyOf(targetColumns);
	}

	@Override
	public ForeignKey withName(String other) {
		return new ForeignKey(other, this.columns, this.target, this.targetColumns, this.onDelete, this.onUpdate,
				this.attributes);
	}

	@Override
	public ForeignKey renamed(UnaryOperator<String> renaming) {
		return new ForeignKey(this.name, TableConstraint.renamed(this.columns, renaming), this.target,
				this.targetColumns, this.onDelete, this.onUpdate, this.attributes);
	}

	/**
	 * Returns the key with its target renamed.
	 */
	ForeignKey onto(TableName table, UnaryOperator<String> renaming) {
		return new ForeignKey(this.name, this.columns, table, TableConstraint.renamed(this.targetColumns, renaming),
				this.onDelete, this.onUpdate, this.attributes);
	}

	/**
	 * Returns whether it needs that key of its target.
	 */
	boolean needs(List<String> keyColumns) {
		return this.targetColumns.size() == keyColumns.size() && keyColumns.containsAll(this.targetColumns);
	}

	@Override
	public ForeignKey plain() {
		return new ForeignKey(this.name, this.columns, this.target, this.targetColumns, this.onDelete, this.onUpdate,
				"");
	}

	@Override
	public String description() {
		return "foreign key (" + String.join(", ", this.columns) + ") to " + this.target + " ("
				+ String.join(", ", this.targetColumns) + ")" + action("delete", this.onDelete)
				+ action("update", this.onUpdate) + (this.attributes.isEmpty() ? "" : " " + this.attributes);
	}

	private static String action(String event, String action) {
		return action.equals(NO_ACTION) ? "" : " on " + event + " " + action;
	}

}
