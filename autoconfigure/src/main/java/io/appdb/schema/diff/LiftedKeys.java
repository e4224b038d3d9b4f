package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

import io.appdb.schema.diff.SchemaChange.AlterColumn;
import io.appdb.schema.diff.SchemaChange.DropConstraint;

/**
 * Finds foreign keys that stay but have to make way for a while. Without state.
 */
final class LiftedKeys {

	private LiftedKeys() {
	}

	/**
	 * Returns the keys with a column that changes its type or gets its number another
	 * way, at one end or the other.
	 */
	static List<DropConstraint> of(SchemaDifference difference) {
		List<AlterColumn> altered = difference.changes()
			.stream()
			.filter((change) -> change instanceof AlterColumn)
			.map((change) -> (AlterColumn) change)
			.filter((change) -> !change.from().type().equals(change.to().type())
					|| !Objects.equals(change.from().identity(), change.to().identity())
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

	private static boolean uses(Table table, ForeignKey key, AlterColumn change) {
		TableName changed = change.table().name();
		String column = change.to().name();
		return (table.name().equals(changed) && key.columns().contains(column))
				|| (key.target().equals(changed) && key.targetColumns().contains(column));
	}

	static boolean isDropped(SchemaDifference difference, Table table, Constraint key) {
		return difference.changes()
			.stream()
			.anyMatch((change) -> change instanceof DropConstraint drop && drop.table().equals(table.name())
					&& drop.constraint().equals(key));
	}

}
