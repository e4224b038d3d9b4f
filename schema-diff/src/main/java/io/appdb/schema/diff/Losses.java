package io.appdb.schema.diff;

import io.appdb.schema.diff.SchemaChange.AlterColumn;
import io.appdb.schema.diff.SchemaChange.DropColumn;
import io.appdb.schema.diff.SchemaChange.DropTable;

/**
 * Tells which steps may lose rows or values although they succeed. A step that fails
 * where something would be lost is none of them. Without state.
 */
final class Losses {

	private Losses() {
	}

	/**
	 * Returns whether a step may lose something on a database that converts the values of
	 * a column to its new type.
	 */
	static boolean areIn(SchemaChange change) {
		return (change instanceof AlterColumn alter)
				? isComputedNow(alter) || isConverted(TypeChange.of(alter.from().type(), alter.to().type()))
				: isDropped(change);
	}

	/**
	 * Returns whether a table goes, or a column that has values of its own.
	 */
	static boolean isDropped(SchemaChange change) {
		return change instanceof DropTable || (change instanceof DropColumn drop && drop.column().generated() == null);
	}

	/**
	 * Returns whether a column is computed afterwards that had values of its own.
	 */
	static boolean isComputedNow(AlterColumn alter) {
		return alter.from().generated() == null && alter.to().generated() != null;
	}

	/**
	 * Returns whether a value may be cut, rounded, or read as something else.
	 */
	static boolean isConverted(TypeChange type) {
		return type == TypeChange.NARROWER || type == TypeChange.OTHER;
	}

}
