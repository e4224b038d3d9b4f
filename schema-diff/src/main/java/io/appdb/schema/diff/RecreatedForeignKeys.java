package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

import io.appdb.schema.diff.SchemaChange.AddConstraint;
import io.appdb.schema.diff.SchemaChange.AlterColumn;
import io.appdb.schema.diff.SchemaChange.DropConstraint;

/**
 * Finds foreign keys that stay but have to make way for a while. Without state.
 */
final class RecreatedForeignKeys {

	private RecreatedForeignKeys() {
	}

	/**
	 * Returns the keys with a column that changes its type or gets its number another
	 * way, at one end or the other.
	 */
	static List<DropConstraint> of(SchemaDifference difference) {
		return ofChanged(difference,
				(from, to) -> !from.type().equals(to.type()) || !Objects.equals(from.identity(), to.identity()));
	}

	/**
	 * Returns the keys with a column, at one end or the other, that is computed
	 * differently or changes in some other way.
	 */
	static List<DropConstraint> ofChanged(SchemaDifference difference, BiPredicate<Column, Column> isChanged) {
		List<AlterColumn> altered = difference.changes()
			.stream()
			.filter((change) -> change instanceof AlterColumn)
			.map((change) -> (AlterColumn) change)
			.filter((change) -> isChanged.test(change.from(), change.to())
					|| !Objects.equals(change.from().generated(), change.to().generated()))
			.toList();
		return of(difference, (table, key) -> altered.stream().anyMatch((change) -> uses(table, key, change)));
	}

	/**
	 * Returns those of the keys that stay that are in the way, each with its table.
	 */
	static List<DropConstraint> of(SchemaDifference difference, BiPredicate<Table, ForeignKey> inTheWay) {
		List<DropConstraint> lifted = new ArrayList<>();
		for (Table table : difference.renamedBefore().tables()) {
			if (difference.after().table(table.name()).isPresent()) {
				table.foreignKeys()
					.stream()
					.filter((key) -> inTheWay.test(table, key) && !isDropped(difference, table, key))
					.forEach((key) -> lifted.add(new DropConstraint(table.name(), key, true)));
			}
		}
		return lifted;
	}

	/**
	 * Returns the steps of a difference with keys that go before the others, behind the
	 * renames, and come back after them.
	 */
	static List<SchemaChange> around(SchemaDifference difference, List<DropConstraint> lifted) {
		List<SchemaChange> steps = new ArrayList<>(
				difference.changes().stream().filter(SchemaChange::isRename).toList());
		steps.addAll(lifted);
		difference.changes().stream().filter((change) -> !change.isRename()).forEach(steps::add);
		lifted.forEach((key) -> steps
			.add(new AddConstraint(difference.after().table(key.table()).orElseThrow(), key.constraint(), true)));
		return steps;
	}

	private static boolean uses(Table table, ForeignKey key, AlterColumn change) {
		TableName changed = change.table().name();
		String column = change.to().name();
		return (table.name().equals(changed) && key.columns().contains(column))
				|| (key.target().equals(changed) && key.targetColumns().contains(column));
	}

	static boolean isDropped(SchemaDifference difference, Table table, TableConstraint key) {
		return difference.changes()
			.stream()
			.anyMatch((change) -> change instanceof DropConstraint drop && drop.table().equals(table.name())
					&& drop.constraint().equals(key));
	}

}
