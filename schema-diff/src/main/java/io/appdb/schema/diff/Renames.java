package io.appdb.schema.diff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What has another name now. Immutable.
 */
public final class Renames {

	private final Map<TableName, TableName> tables;

	/** By the old name of the table. */
	private final Map<TableName, Map<String, String>> columns;

	private Renames(Map<TableName, TableName> tables, Map<TableName, Map<String, String>> columns) {
		this.tables = tables;
		this.columns = columns;
	}

	/**
	 * Returns that nothing is renamed.
	 * @return no renames
	 */
	public static Renames none() {
		return new Renames(Map.of(), Map.of());
	}

	/**
	 * Reads renames and holds them against the two schemas. Names of tables and columns
	 * are found in any case.
	 * @param renames {@code users} to {@code people} for a table, {@code users.nick} to
	 * {@code nickname} for a column; the table by its old or its new name
	 * @param before the schema with the old names
	 * @param after the schema with the new names
	 * @return the renames
	 * @throws IllegalArgumentException when there is no such old name, or no such new
	 * one, or when an old name stays or a new one was there
	 */
	public static Renames of(Map<String, String> renames, SchemaModel before, SchemaModel after) {
		return new RenameReader(before, after).read(renames);
	}

	static Renames of(Map<TableName, TableName> tables, Map<TableName, Map<String, String>> columns) {
		return new Renames(Map.copyOf(tables), Map.copyOf(columns));
	}

	boolean isEmpty() {
		return this.tables.isEmpty() && this.columns.isEmpty();
	}

	TableName table(TableName old) {
		return this.tables.getOrDefault(old, old);
	}

	Map<TableName, TableName> tables() {
		return this.tables;
	}

	Map<TableName, Map<String, String>> columns() {
		return this.columns;
	}

	UnaryOperator<String> columnsOf(TableName oldTable) {
		@Nullable Map<String, String> renamed = this.columns.get(oldTable);
		return (renamed != null) ? (name) -> Objects.requireNonNullElse(renamed.get(name), name)
				: UnaryOperator.identity();
	}

	Renames reversed() {
		Map<TableName, TableName> back = new LinkedHashMap<>();
		this.tables.forEach((from, to) -> back.put(to, from));
		Map<TableName, Map<String, String>> columnsBack = new LinkedHashMap<>();
		this.columns.forEach((table, names) -> columnsBack.put(table(table),
				names.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey))));
		return of(back, columnsBack);
	}

	SchemaModel applyTo(SchemaModel model) {
		return isEmpty() ? model : model.renamed(model.tables().stream().map(this::applyTo).toList(), this);
	}

	private Table applyTo(Table table) {
		UnaryOperator<String> names = columnsOf(table.name());
		List<Column> renamed = table.columns()
			.stream()
			.map((column) -> column.withName(names.apply(column.name()))
				.withGenerated((column.generated() != null) ? SqlText.renamed(column.generated(), names) : null))
			.toList();
		PrimaryKey key = table.primaryKey();
		return new Table(table(table.name()), renamed, (key != null) ? key.renamed(names) : null,
				table.uniqueKeys().stream().map((unique) -> unique.renamed(names)).toList(),
				table.foreignKeys()
					.stream()
					.map((foreign) -> foreign.renamed(names).onto(table(foreign.target()), columnsOf(foreign.target())))
					.toList(),
				table.checks().stream().map((check) -> check.renamed(names)).toList(),
				table.others().stream().map((other) -> other.renamed(names)).toList(),
				table.indexes().stream().map((index) -> index.renamed(names)).toList(), table.comment(),
				SqlText.renamed(table.options(), names),
				table.parts().stream().map((part) -> part(table, part)).toList());
	}

	private String part(Table table, String statement) {
		UnaryOperator<String> names = columnsOf(table.name());
		TableName renamed = table(table.name());
		return SqlText.renamed(statement,
				(word) -> word.equals(table.name().name()) ? renamed.name() : names.apply(word));
	}

}
