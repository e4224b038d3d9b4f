package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.appdb.schema.diff.SchemaChange.AddColumn;
import io.appdb.schema.diff.SchemaChange.AddConstraint;
import io.appdb.schema.diff.SchemaChange.AddIndex;
import io.appdb.schema.diff.SchemaChange.AlterColumn;
import io.appdb.schema.diff.SchemaChange.DropColumn;
import io.appdb.schema.diff.SchemaChange.DropConstraint;
import io.appdb.schema.diff.SchemaChange.DropIndex;

/**
 * Lets what is computed from a column make way while the column gets another type:
 * PostgreSQL refuses the change under a computed column, does not find the operators of a
 * check or a partial index for a named type that is made anew, and leaves casts in those
 * that it takes along. Belongs to one difference.
 */
final class PostgreSqlSteps {

	private final SchemaDifference difference;

	private final RetypedColumns retyped;

	private final List<SchemaChange> before = new ArrayList<>();

	private final List<SchemaChange> after = new ArrayList<>();

	private final Set<Column> computed = new LinkedHashSet<>();

	PostgreSqlSteps(SchemaDifference difference, Predicate<Column> ofNewType) {
		this.difference = difference;
		this.retyped = new RetypedColumns(difference, ofNewType);
	}

	List<SchemaChange> steps() {
		List<SchemaChange> columnsGo = new ArrayList<>();
		List<SchemaChange> columnsCome = new ArrayList<>();
		for (Table table : this.difference.renamedBefore().tables()) {
			this.difference.after().table(table.name()).ifPresent((wanted) -> {
				Set<String> lifted = liftComputed(table, wanted, columnsGo, columnsCome);
				liftConstraints(table, wanted, lifted);
				liftIndexes(table, wanted, lifted);
			});
		}
		List<DropConstraint> keys = foreignKeys();
		List<SchemaChange> steps = new ArrayList<>(
				this.difference.changes().stream().filter(SchemaChange::isRename).toList());
		Stream.of(keys, this.before, columnsGo).forEach(steps::addAll);
		List<SchemaChange> others = this.difference.changes()
			.stream()
			.filter((change) -> !change.isRename() && !isOfComputed(change))
			.toList();
		int end = 0;
		while (end < others.size() && !isAfterColumns(others.get(end))) {
			end++;
		}
		steps.addAll(others.subList(0, end));
		Stream.of(columnsCome, this.after, others.subList(end, others.size())).forEach(steps::addAll);
		keys.forEach((key) -> steps
			.add(new AddConstraint(this.difference.after().table(key.table()).orElseThrow(), key.constraint(), true)));
		return steps;
	}

	/**
	 * Whether a step uses columns that are computed, or comes behind them.
	 */
	private static boolean isAfterColumns(SchemaChange change) {
		return change instanceof AddConstraint || change instanceof AddIndex
				|| (change instanceof DropColumn drop && drop.column().generated() == null)
				|| (change instanceof AddColumn add && add.column().generated() != null)
				|| change instanceof SchemaChange.CommentTable || change instanceof SchemaChange.DropEnumType
				|| change instanceof SchemaChange.DropSequence;
	}

	private boolean isOfComputed(SchemaChange change) {
		return change instanceof AlterColumn alter && this.computed.contains(alter.to());
	}

	private Set<String> liftComputed(Table table, Table wanted, List<SchemaChange> go, List<SchemaChange> come) {
		Set<String> lifted = new LinkedHashSet<>();
		for (Column column : table.columns()) {
			Column to = wanted.column(column.name()).orElse(null);
			if (to == null || column.generated() == null || to.generated() == null
					|| !this.retyped.isUnder(table, column)) {
				continue;
			}
			lifted.add(column.name());
			this.computed.add(to);
			go.add(new DropColumn(table.name(), column));
			come.add(new AddColumn(wanted, to));
		}
		return lifted;
	}

	private void liftConstraints(Table table, Table wanted, Set<String> computed) {
		table.constraints()
			.filter((constraint) -> !(constraint instanceof ForeignKey)
					&& !RecreatedForeignKeys.isDropped(this.difference, table, constraint))
			.filter((constraint) -> isAny(constraint.identifiers(), computed)
					|| (constraint instanceof CheckConstraint && this.retyped.isAny(table, constraint.identifiers())))
			.forEach((constraint) -> {
				this.before.add(new DropConstraint(table.name(), constraint, true));
				this.after.add(new AddConstraint(wanted, constraint, true));
			});
	}

	private void liftIndexes(Table table, Table wanted, Set<String> computed) {
		table.ownIndexes()
			.stream()
			.filter((index) -> !isDropped(table, index))
			.filter((index) -> isAny(index.identifiers(), computed)
					|| this.retyped.isAny(table, index.identifiersOfExpressions()))
			.forEach((index) -> {
				this.before.add(new DropIndex(table.name(), index));
				this.after.add(new AddIndex(wanted, index));
			});
	}

	private boolean isDropped(Table table, Index index) {
		return this.difference.changes().contains(new DropIndex(table.name(), index));
	}

	private static boolean isAny(Set<String> names, Set<String> columns) {
		return columns.stream().anyMatch(names::contains);
	}

	/**
	 * A foreign key cannot stay while its two ends have types of different kinds, nor
	 * while the key that it points to is away.
	 */
	private List<DropConstraint> foreignKeys() {
		return RecreatedForeignKeys.of(this.difference,
				(table, key) -> this.retyped.isAny(table, Set.copyOf(key.columns()))
						|| this.retyped.isAny(key.target(), Set.copyOf(key.targetColumns()))
						|| this.before.stream()
							.anyMatch((change) -> change instanceof DropConstraint drop
									&& drop.table().equals(key.target())
									&& drop.constraint().columns().equals(key.targetColumns())));
	}

}
