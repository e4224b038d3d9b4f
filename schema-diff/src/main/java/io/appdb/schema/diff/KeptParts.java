package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Adds to what entities want what they cannot say and is there already, so that nothing
 * of it is dropped: indexes with more than columns, keys with more than columns, what the
 * user leaves alone, and views. Lives as long as one call.
 */
final class KeptParts {

	private final SchemaModel before;

	private final Predicate<String> leftAlone;

	/**
	 * Creates it.
	 * @param before what is there, by its new names
	 * @param leftAlone whether a constraint or an index is left alone, by its table and
	 * its name with a dot between
	 */
	KeptParts(SchemaModel before, Predicate<String> leftAlone) {
		this.before = before;
		this.leftAlone = leftAlone;
	}

	/**
	 * Returns what is wanted, with what is kept. An entity on a view has no table.
	 */
	SchemaModel in(SchemaModel wanted) {
		return wanted.withTables(wanted.tables()
			.stream()
			.filter((table) -> !this.before.isView(table.name()))
			.map(this::withoutKeysOntoViews)
			.map((table) -> this.before.table(table.name()).map((old) -> kept(old, table)).orElse(table))
			.toList());
	}

	/**
	 * An index that the server keeps for such a key goes with it.
	 */
	private Table withoutKeysOntoViews(Table table) {
		List<ForeignKey> keys = table.foreignKeys()
			.stream()
			.filter((key) -> !this.before.isView(key.target()))
			.toList();
		return table.withForeignKeys(keys)
			.withIndexes(table.indexes()
				.stream()
				.filter((index) -> !index.isImplied()
						|| keys.stream().anyMatch((key) -> key.columns().equals(index.columnNames())))
				.toList());
	}

	private Table kept(Table old, Table wanted) {
		return wanted.withConstraints(constraints(old, wanted)).withIndexes(indexes(old, wanted));
	}

	private List<Index> indexes(Table old, Table wanted) {
		List<Index> indexes = new ArrayList<>(wanted.indexes());
		for (Index index : old.ownIndexes()) {
			boolean kept = index.isBeyondEntities() || this.leftAlone.test(old.part(index.name()));
			if (!kept || indexes.stream().anyMatch((one) -> one.meaning().equals(index.meaning()))) {
				continue;
			}
			Index named = indexes.stream().filter((one) -> one.name().equals(index.name())).findFirst().orElse(null);
			if (named == null && fits(index, old, wanted)) {
				indexes.add(index);
			}
			else if (named != null && !named.isBeyondEntities() && index.isMoreThan(named)) {
				indexes.set(indexes.indexOf(named), index);
			}
		}
		return indexes;
	}

	/**
	 * Returns whether all columns that it needs are still there.
	 */
	static boolean fits(Index index, Table old, Table wanted) {
		return old.columns()
			.stream()
			.map(Column::name)
			.filter(index.identifiers()::contains)
			.allMatch((column) -> wanted.column(column).isPresent());
	}

	private List<TableConstraint> constraints(Table old, Table wanted) {
		List<TableConstraint> constraints = new ArrayList<>(wanted.constraints().toList());
		old.constraints().forEach((constraint) -> {
			if (constraints.stream().anyMatch((one) -> one.meaning().equals(constraint.meaning()))) {
				return;
			}
			TableConstraint plain = constraints.stream()
				.filter((one) -> one.meaning().equals(constraint.plain().meaning()) || isKeyOf(one, constraint, old))
				.findFirst()
				.orElse(null);
			if (plain != null) {
				constraints.set(constraints.indexOf(plain), constraint);
			}
			else if (isKept(constraint, old) && fits(constraint, old, wanted)
					&& constraints.stream().noneMatch((one) -> one.name().equals(constraint.name()))) {
				constraints.add(constraint);
			}
		});
		return constraints;
	}

	/**
	 * A key of a partitioned table has to have the columns by which the rows are parted.
	 */
	private static boolean isKeyOf(TableConstraint wanted, TableConstraint there, Table old) {
		return old.isPartitioned() && !(there instanceof ForeignKey) && wanted.getClass().equals(there.getClass())
				&& !wanted.columns().isEmpty() && there.columns().containsAll(wanted.columns());
	}

	private boolean isKept(TableConstraint constraint, Table old) {
		return constraint instanceof OtherConstraint
				|| (constraint instanceof UniqueKey key && !key.attributes().isEmpty())
				|| this.leftAlone.test(old.part(constraint.name()));
	}

	private static boolean fits(TableConstraint constraint, Table old, Table wanted) {
		return old.columns()
			.stream()
			.map(Column::name)
			.filter(constraint.identifiers()::contains)
			.allMatch((column) -> wanted.column(column).isPresent());
	}

}
