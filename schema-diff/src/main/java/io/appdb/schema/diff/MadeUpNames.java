package io.appdb.schema.diff;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows the names that MySQL and MariaDB make up for constraints and change when the
 * table is renamed. Immutable.
 *
 * @param renames the renames of a difference
 */
record MadeUpNames(Renames renames) {

	private static final Pattern MADE_UP = Pattern.compile("(?<table>.+)(?<end>_(?:ibfk|chk)_\\d+)");

	/**
	 * Returns the name that a constraint has once its table is renamed.
	 * @param table the new name of the table
	 */
	String of(TableName table, TableConstraint constraint) {
		Matcher madeUp = MADE_UP.matcher(constraint.name());
		if (madeUp.matches()) {
			for (Map.Entry<TableName, TableName> rename : this.renames.tables().entrySet()) {
				if (rename.getValue().equals(table) && madeUp.group("table").equals(rename.getKey().name())) {
					return table.name() + madeUp.group("end");
				}
			}
		}
		return constraint.name();
	}

}
