package io.appdb.schema.diff;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A whole schema as it was read. Immutable. Tables, sequences and types are in the order
 * of their names.
 */
public final class SchemaModel {

	private final List<Table> tables;

	private final List<Sequence> sequences;

	private final List<EnumType> enumTypes;

	private final Set<View> views;

	private final @Nullable Pattern madeUpNames;

	SchemaModel(List<Table> tables, List<Sequence> sequences, List<EnumType> enumTypes) {
		this(tables, sequences, enumTypes, Set.of(), null);
	}

	/**
	 * Creates a schema.
	 * @param views what is read like a table and is none, which is not compared
	 * @param madeUpNames what names look like that the database makes up for constraints
	 * and indexes, where such a name is unique in the schema and not only in its table
	 */
	SchemaModel(List<Table> tables, List<Sequence> sequences, List<EnumType> enumTypes, Set<View> views,
			@Nullable Pattern madeUpNames) {
		this.tables = tables.stream().sorted(Comparator.comparing((table) -> table.name().toString())).toList();
		this.sequences = sequences.stream()
			.sorted(Comparator.comparing((sequence) -> sequence.name().toString()))
			.toList();
		this.enumTypes = enumTypes.stream().sorted(Comparator.comparing((type) -> type.name().toString())).toList();
		this.views = Set.copyOf(views);
		this.madeUpNames = madeUpNames;
	}

	boolean hasMadeUpNames() {
		return this.madeUpNames != null;
	}

	boolean isMadeUp(String name) {
		return this.madeUpNames != null && this.madeUpNames.matcher(name).matches();
	}

	/**
	 * Returns whether there is a view of that name and no table.
	 */
	boolean isView(TableName name) {
		return table(name).isEmpty()
				&& this.views.stream().anyMatch((view) -> view.name().toString().equalsIgnoreCase(name.toString()));
	}

	Set<View> views() {
		return this.views;
	}

	/**
	 * Returns the schema by its new names.
	 */
	SchemaModel renamed(List<Table> renamedTables, Renames renames) {
		return new SchemaModel(renamedTables, this.sequences, this.enumTypes,
				this.views.stream().map((view) -> view.renamed(renames)).collect(Collectors.toSet()), this.madeUpNames);
	}

	SchemaModel withTables(List<Table> others) {
		return new SchemaModel(others, this.sequences, this.enumTypes, this.views, this.madeUpNames);
	}

	List<Table> tables() {
		return this.tables;
	}

	List<Sequence> sequences() {
		return this.sequences;
	}

	List<EnumType> enumTypes() {
		return this.enumTypes;
	}

	/**
	 * Returns the schemas other than the current one that something is in.
	 */
	SortedSet<String> schemas() {
		return Stream
			.of(this.tables.stream().map(Table::name), this.sequences.stream().map(Sequence::name),
					this.enumTypes.stream().map(EnumType::name))
			.flatMap((names) -> names)
			.flatMap((name) -> Stream.ofNullable(name.schema()))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	Optional<Table> table(TableName name) {
		return this.tables.stream().filter((table) -> table.name().equals(name)).findFirst();
	}

	/**
	 * Returns the names of all views.
	 * @return the names
	 */
	public Set<String> viewNames() {
		return this.views.stream().map((view) -> view.name().toString()).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Returns the names of all tables.
	 * @return the names, in order
	 */
	public List<TableName> tableNames() {
		return this.tables.stream().map(Table::name).toList();
	}

	/**
	 * Returns the schema without some tables.
	 * @param ignored whether a table is left out
	 * @return the rest
	 */
	public SchemaModel without(Predicate<TableName> ignored) {
		return new SchemaModel(this.tables.stream().filter((table) -> !ignored.test(table.name())).toList(),
				this.sequences.stream().filter((sequence) -> !ignored.test(sequence.name())).toList(), this.enumTypes,
				this.views, this.madeUpNames);
	}

	/**
	 * Returns the schema without some constraints and indexes.
	 * @param ignored whether one is left out, by its table and its name with a dot
	 * between
	 * @return the rest
	 */
	public SchemaModel withoutParts(Predicate<String> ignored) {
		return withTables(this.tables.stream().map((table) -> table.without(ignored)).toList());
	}

}
