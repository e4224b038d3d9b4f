package io.appdb.schema.diff;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives constraints and indexes that shall come names of our own where the database would
 * make one up: the name it made up in one schema may be another thing's in the other.
 * Lives as long as one call.
 */
final class ExplicitNames {

	private final SchemaModel wanted;

	private final Set<String> taken;

	private ExplicitNames(SchemaModel before, SchemaModel wanted) {
		this.wanted = wanted;
		this.taken = Stream.of(before, wanted)
			.flatMap((model) -> model.tables().stream())
			.flatMap((table) -> Stream.concat(table.constraints().map(TableConstraint::name),
					table.indexes().stream().map(Index::name)))
			.collect(Collectors.toCollection(HashSet::new));
	}

	/**
	 * Returns a schema without the names that were made up.
	 * @param before the schema that may have such names still
	 */
	static SchemaModel in(SchemaModel wanted, SchemaModel before) {
		if (!wanted.hasMadeUpNames()) {
			return wanted;
		}
		ExplicitNames names = new ExplicitNames(before, wanted);
		return new SchemaModel(wanted.tables().stream().map(names::spoken).toList(), wanted.sequences(),
				wanted.enumTypes());
	}

	private Table spoken(Table table) {
		return table.withConstraints(table.constraints().map((constraint) -> spoken(table, constraint)).toList())
			.withIndexes(table.indexes().stream().map((index) -> spoken(table, index)).toList());
	}

	private TableConstraint spoken(Table table, TableConstraint constraint) {
		if (constraint instanceof PrimaryKey) {
			return spoken(table, constraint, "pk", List.of());
		}
		if (constraint instanceof UniqueKey unique) {
			return spoken(table, unique, "uk", unique.columns());
		}
		if (constraint instanceof ForeignKey foreign) {
			return spoken(table, foreign, "fk", foreign.columns());
		}
		return (constraint instanceof CheckConstraint check) ? spoken(table, check, "ck", columns(table, check))
				: constraint;
	}

	/** The columns that a check names. */
	private static List<String> columns(Table table, CheckConstraint check) {
		Set<String> named = SqlText.identifiers(check.expression());
		return table.columns().stream().map(Column::name).filter(named::contains).toList();
	}

	private TableConstraint spoken(Table table, TableConstraint constraint, String kind, List<String> columns) {
		return this.wanted.isMadeUp(constraint.name()) ? constraint.withName(free(table, kind, columns)) : constraint;
	}

	private Index spoken(Table table, Index index) {
		return this.wanted.isMadeUp(index.name())
				? index.withName(free(table, "ix", index.columns().stream().map(IndexColumn::column).toList())) : index;
	}

	private String free(Table table, String kind, List<String> columns) {
		String name = table.name().name();
		boolean capital = name.equals(name.toUpperCase(Locale.ROOT));
		String wish = Stream.concat(Stream.of(capital ? kind.toUpperCase(Locale.ROOT) : kind, name), columns.stream())
			.collect(Collectors.joining("_"));
		String free = wish;
		for (int i = 2; !this.taken.add(free); i++) {
			free = wish + "_" + i;
		}
		return free;
	}

}
