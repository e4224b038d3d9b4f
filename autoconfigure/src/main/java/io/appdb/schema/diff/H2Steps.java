package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.appdb.schema.diff.SchemaChange.AddConstraint;
import io.appdb.schema.diff.SchemaChange.DropConstraint;
import io.appdb.schema.diff.SchemaChange.DropIndex;
import io.appdb.schema.diff.SchemaChange.RenameColumn;
import io.appdb.schema.diff.SchemaChange.RenameTable;

/**
 * Lets keys make way that H2 keeps with an index which goes: a key takes an index of its
 * columns that is there, and then the index cannot be dropped. Without state.
 */
final class H2Steps {

	private H2Steps() {
	}

	static List<SchemaChange> of(SchemaDifference difference) {
		List<SchemaChange> lifted = new ArrayList<>();
		List<SchemaChange> again = new ArrayList<>();
		for (Table table : difference.renamedBefore().tables()) {
			Table wanted = difference.after().table(table.name()).orElse(null);
			if (wanted != null) {
				table.foreignKeys()
					.stream()
					.filter((key) -> losesIndex(difference, table, key) && isKept(difference, table, key))
					.forEach((key) -> {
						lifted.add(new DropConstraint(table.name(), key, true));
						again.add(new AddConstraint(wanted, key, true));
					});
			}
		}
		List<SchemaChange> steps = new ArrayList<>(difference.changes());
		steps.addAll(again);
		steps.addAll(renames(steps), lifted);
		return steps;
	}

	private static int renames(List<SchemaChange> steps) {
		int renames = 0;
		while (renames < steps.size()
				&& (steps.get(renames) instanceof RenameTable || steps.get(renames) instanceof RenameColumn)) {
			renames++;
		}
		return renames;
	}

	private static boolean losesIndex(SchemaDifference difference, Table table, ForeignKey key) {
		return difference.changes()
			.stream()
			.anyMatch((change) -> change instanceof DropIndex drop && drop.table().equals(table.name())
					&& columns(drop.index()).equals(new HashSet<>(key.columns())));
	}

	private static Set<String> columns(Index index) {
		Set<String> columns = new HashSet<>();
		index.columns().forEach((column) -> columns.add(column.toString().replaceAll(" .*", "")));
		return columns;
	}

	private static boolean isKept(SchemaDifference difference, Table table, ForeignKey key) {
		return difference.changes()
			.stream()
			.noneMatch((change) -> change instanceof DropConstraint drop && drop.table().equals(table.name())
					&& drop.constraint().equals(key));
	}

}
