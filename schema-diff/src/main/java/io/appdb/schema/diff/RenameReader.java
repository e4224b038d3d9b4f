package io.appdb.schema.diff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Finds what renames speak of in the two schemas. Lives as long as one call.
 *
 * @param before the schema with the old names
 * @param after the schema with the new names
 */
record RenameReader(SchemaModel before, SchemaModel after) {

	Renames read(Map<String, String> renames) {
		Map<TableName, TableName> tables = new LinkedHashMap<>();
		Map<TableName, Map<String, String>> columns = new LinkedHashMap<>();
		renames.forEach((from, to) -> {
			if (table(this.before, from) != null) {
				addTable(tables, from, to);
			}
		});
		renames.forEach((from, to) -> {
			if (table(this.before, from) == null) {
				addColumn(tables, columns, from, to);
			}
		});
		return Renames.of(tables, columns);
	}

	private void addTable(Map<TableName, TableName> tables, String from, String to) {
		Table old = table(this.before, from);
		Table renamed = table(this.after, to);
		String what = "The renaming " + from + "=" + to;
		if (old == null || renamed == null) {
			throw new IllegalArgumentException(
					what + " finds no table '" + to + "' in the new schema: use one of " + names(this.after));
		}
		if (this.after.table(old.name()).isPresent()) {
			throw new IllegalArgumentException(
					what + " is about a table that stays: leave it out, '" + from + "' is in the new schema too");
		}
		if (this.before.table(renamed.name()).isPresent()) {
			throw new IllegalArgumentException(
					what + " needs a name that was free: '" + to + "' is in the old schema too");
		}
		tables.put(old.name(), renamed.name());
	}

	private void addColumn(Map<TableName, TableName> tables, Map<TableName, Map<String, String>> columns, String from,
			String to) {
		int dot = from.lastIndexOf('.');
		if (dot < 0) {
			throw new IllegalArgumentException("The renaming " + from + "=" + to + " finds no table '" + from
					+ "' in the old schema: use one of " + names(this.before) + ", or table.column=name for a column");
		}
		Table old = oldTable(tables, from.substring(0, dot));
		Table renamed = (old != null) ? this.after.table(tables.getOrDefault(old.name(), old.name())).orElse(null)
				: null;
		if (old == null || renamed == null) {
			throw new IllegalArgumentException("The renaming " + from + "=" + to
					+ " finds no table of that name in both schemas: use one of " + names(this.before));
		}
		String oldColumn = column(old, from.substring(dot + 1));
		String newColumn = column(renamed, to.substring(to.lastIndexOf('.') + 1));
		refuseUnlessRenamed(from + "=" + to, old, renamed, oldColumn, newColumn);
		columns.computeIfAbsent(old.name(), (name) -> new LinkedHashMap<>()).put(oldColumn, newColumn);
	}

	private static void refuseUnlessRenamed(String renaming, Table old, Table renamed, String oldColumn,
			String newColumn) {
		String reason = null;
		if (oldColumn.isEmpty()) {
			reason = "finds no such column: table " + old.name() + " has " + columns(old);
		}
		else if (newColumn.isEmpty()) {
			reason = "finds no new column of that name: table " + renamed.name() + " has " + columns(renamed);
		}
		else if (renamed.column(oldColumn).isPresent()) {
			reason = "is about a column that stays: leave it out, '" + oldColumn + "' is in the new schema too";
		}
		else if (old.column(newColumn).isPresent()) {
			reason = "needs a name that was free: '" + newColumn + "' is in the old schema too";
		}
		if (reason != null) {
			throw new IllegalArgumentException("The renaming " + renaming + " " + reason);
		}
	}

	private @Nullable Table oldTable(Map<TableName, TableName> tables, String name) {
		Table old = table(this.before, name);
		if (old != null) {
			return old;
		}
		return tables.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().toString().equalsIgnoreCase(name))
			.flatMap((entry) -> this.before.table(entry.getKey()).stream())
			.findFirst()
			.orElse(null);
	}

	private static @Nullable Table table(SchemaModel model, String name) {
		List<Table> found = model.tables().stream().filter((table) -> table.name().toString().equals(name)).toList();
		return (found.isEmpty() ? model.tables().stream() : found.stream())
			.filter((table) -> table.name().toString().equalsIgnoreCase(name))
			.findFirst()
			.orElse(null);
	}

	private static String column(Table table, String name) {
		return table.column(name)
			.or(() -> table.columns().stream().filter((column) -> column.name().equalsIgnoreCase(name)).findFirst())
			.map(Column::name)
			.orElse("");
	}

	private static String columns(Table table) {
		return String.join(", ", table.columns().stream().map(Column::name).toList());
	}

	private static String names(SchemaModel model) {
		return String.join(", ", model.tableNames().stream().map(TableName::toString).toList());
	}

}
