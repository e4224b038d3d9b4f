package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;

/**
 * Says what a step will fail at or lose in a table with rows. Without state.
 */
final class Warnings {

	private Warnings() {
	}

	static List<String> dropped(Table table) {
		return List.of("table " + table.name() + " and all its rows are lost");
	}

	static List<String> dropped(TableName table, Column column) {
		return (column.generated() != null) ? List.of()
				: List.of("all values of " + table + "." + column.name() + " are lost");
	}

	/**
	 * A column that needs a value and says none.
	 */
	static boolean needsValue(Column column) {
		return !column.nullable() && column.defaultValue() == null && column.identity() == null
				&& column.generated() == null;
	}

	static List<String> added(Table table, Column column) {
		return needsValue(column) ? List.of(table.name() + "." + column.name()
				+ " is not null and has no default: this fails if the table has rows") : List.of();
	}

	static List<String> altered(Table table, Column from, Column to) {
		List<String> warnings = new ArrayList<>();
		String column = table.name() + "." + from.name();
		TypeChange type = TypeChange.of(from.type(), to.type());
		if (type == TypeChange.NARROWER) {
			warnings.add(column + " gets narrower, from " + from.type() + " to " + to.type()
					+ ": this fails if a value does not fit, or cuts it");
		}
		else if (type == TypeChange.OTHER) {
			warnings.add(column + " gets another type, from " + from.type() + " to " + to.type()
					+ ": this fails if a value cannot be converted");
		}
		if (from.nullable() && !to.nullable()) {
			warnings.add(column + " is not null now: this fails if it holds a null");
		}
		return warnings;
	}

	/**
	 * A constraint on a table that may have rows.
	 */
	static List<String> added(Table table, Constraint constraint) {
		return List.of("table " + table.name() + " gets a " + constraint.description()
				+ ": this fails if a row is against it");
	}

	static List<String> added(Table table, Index index) {
		return index.unique() ? List
			.of("table " + table.name() + " gets a " + index.description() + ": this fails if two rows are equal in it")
				: List.of();
	}

}
