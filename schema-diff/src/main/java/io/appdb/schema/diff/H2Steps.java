package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.appdb.schema.diff.SchemaChange.AddConstraint;
import io.appdb.schema.diff.SchemaChange.AlterColumn;
import io.appdb.schema.diff.SchemaChange.DropConstraint;
import io.appdb.schema.diff.SchemaChange.DropIndex;

/**
 * Lets keys make way for indexes that go: a key takes an index of its columns that is
 * there, and H2 does not drop an index that a key has. Belongs to one difference.
 */
final class H2Steps {

	private final SchemaDifference difference;

	private final List<DropIndex> indexes;

	H2Steps(SchemaDifference difference) {
		this.difference = difference;
		this.indexes = difference.changes()
			.stream()
			.filter(DropIndex.class::isInstance)
			.map(DropIndex.class::cast)
			.toList();
	}

	List<SchemaChange> steps() {
		List<DropConstraint> uniqueKeys = uniqueKeys();
		List<DropConstraint> foreignKeys = RecreatedForeignKeys.of(this.difference,
				(table, key) -> losesIndex(table.name(), key.columns()) || uniqueKeys.stream()
					.anyMatch((unique) -> unique.table().equals(key.target())
							&& key.needs(((UniqueKey) unique.constraint()).columns())));
		List<SchemaChange> steps = new ArrayList<>();
		this.difference.changes().stream().filter(SchemaChange::isRename).forEach(steps::add);
		steps.addAll(foreignKeys);
		steps.addAll(uniqueKeys);
		steps.addAll(computedLast(this.difference.changes()
			.stream()
			.filter((change) -> !change.isRename() && !addsForeignKey(change))
			.toList()));
		uniqueKeys.forEach((key) -> steps.add(again(key)));
		this.difference.changes().stream().filter(H2Steps::addsForeignKey).forEach(steps::add);
		foreignKeys.forEach((key) -> steps.add(again(key)));
		return steps;
	}

	/**
	 * H2 holds the expression of a computed column against each change of a column it
	 * names: what is computed otherwise is not computed meanwhile.
	 */
	private static List<SchemaChange> computedLast(List<SchemaChange> changes) {
		List<SchemaChange> steps = new ArrayList<>(changes);
		List<AlterColumn> computed = changes.stream()
			.filter(AlterColumn.class::isInstance)
			.map(AlterColumn.class::cast)
			.filter(H2Steps::isComputedOtherwise)
			.toList();
		for (AlterColumn alter : computed) {
			Column plain = alter.from().withGenerated(null);
			int place = steps.indexOf(alter);
			steps.remove(place);
			if (!plain.equals(alter.to())) {
				steps.add((alter.to().generated() != null) ? endOfAlterations(steps, place) : place,
						new AlterColumn(alter.table(), plain, alter.to()));
			}
			if (alter.from().generated() != null) {
				steps.add(startOfAlterations(steps, place), new AlterColumn(alter.table(), alter.from(), plain));
			}
		}
		return steps;
	}

	private static int startOfAlterations(List<SchemaChange> steps, int place) {
		int start = place;
		while (start > 0 && steps.get(start - 1) instanceof AlterColumn) {
			start--;
		}
		return start;
	}

	private static int endOfAlterations(List<SchemaChange> steps, int place) {
		int end = place;
		while (end < steps.size() && steps.get(end) instanceof AlterColumn) {
			end++;
		}
		return end;
	}

	private static boolean isComputedOtherwise(AlterColumn alter) {
		return !Objects.equals(alter.from().generated(), alter.to().generated());
	}

	private List<DropConstraint> uniqueKeys() {
		List<DropConstraint> keys = new ArrayList<>();
		for (Table table : this.difference.renamedBefore().tables()) {
			table.uniqueKeys()
				.stream()
				.filter((key) -> losesIndex(table.name(), key.columns())
						&& !RecreatedForeignKeys.isDropped(this.difference, table, key))
				.forEach((key) -> keys.add(new DropConstraint(table.name(), key, true)));
		}
		return keys;
	}

	private boolean losesIndex(TableName table, List<String> columns) {
		return this.indexes.stream()
			.anyMatch((drop) -> drop.table().equals(table) && columns(drop.index()).equals(Set.copyOf(columns)));
	}

	private static Set<String> columns(Index index) {
		return index.columns()
			.stream()
			.map((column) -> Objects.requireNonNull(column.column()))
			.collect(Collectors.toSet());
	}

	private static boolean addsForeignKey(SchemaChange change) {
		return change instanceof AddConstraint add && add.constraint() instanceof ForeignKey;
	}

	private AddConstraint again(DropConstraint key) {
		return new AddConstraint(this.difference.after().table(key.table()).orElseThrow(), key.constraint(), true);
	}

}
