package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.appdb.schema.diff.SchemaChange.AddColumn;
import io.appdb.schema.diff.SchemaChange.AddConstraint;
import io.appdb.schema.diff.SchemaChange.AddIndex;
import io.appdb.schema.diff.SchemaChange.AlterColumn;
import io.appdb.schema.diff.SchemaChange.DropColumn;
import io.appdb.schema.diff.SchemaChange.DropConstraint;
import io.appdb.schema.diff.SchemaChange.DropIndex;
import org.jspecify.annotations.Nullable;

/**
 * What changes in one table that stays, and whether SQLite can do it to the table as it
 * is. Belongs to one writer.
 */
final class SqliteTableChanges {

	private final List<SchemaChange> changes = new ArrayList<>();

	/** Constraints that can stand behind a column that is added. */
	private final Map<String, List<TableConstraint>> onColumns = new LinkedHashMap<>();

	private boolean rebuilt;

	static Map<TableName, SqliteTableChanges> of(SchemaDifference difference) {
		Map<TableName, SqliteTableChanges> tables = new LinkedHashMap<>();
		for (SchemaChange change : difference.changes()) {
			Table table = table(change, difference);
			if (table != null && difference.renamedBefore().table(table.name()).isPresent()) {
				tables.computeIfAbsent(table.name(), (name) -> new SqliteTableChanges()).changes.add(change);
			}
		}
		tables.values().forEach(SqliteTableChanges::decide);
		return tables;
	}

	private static @Nullable Table table(SchemaChange change, SchemaDifference difference) {
		if (change instanceof AddColumn add) {
			return add.table();
		}
		if (change instanceof AlterColumn alter) {
			return alter.table();
		}
		if (change instanceof AddConstraint add) {
			return add.again() ? null : add.table();
		}
		if (change instanceof AddIndex add) {
			return add.table();
		}
		TableName name = (change instanceof DropColumn drop) ? drop.table() : (change instanceof DropIndex index)
				? index.table()
				: (change instanceof DropConstraint constraint && !constraint.again()) ? constraint.table() : null;
		return (name != null) ? difference.after().table(name).orElse(null) : null;
	}

	private void decide() {
		Map<String, Column> added = new LinkedHashMap<>();
		for (SchemaChange change : this.changes) {
			if (change instanceof AddColumn add) {
				added.put(add.column().name(), add.column());
				this.rebuilt |= !isAddable(add.column());
			}
			this.rebuilt |= change instanceof AlterColumn || change instanceof DropConstraint;
		}
		for (SchemaChange change : this.changes) {
			if (change instanceof AddConstraint add) {
				String column = column(add.constraint(), add.table());
				this.rebuilt |= !added.containsKey(column);
				this.onColumns.computeIfAbsent(column, (name) -> new ArrayList<>()).add(add.constraint());
			}
		}
	}

	private static boolean isAddable(Column column) {
		String value = column.defaultValue();
		if (column.identity() != null) {
			return false;
		}
		if (column.generated() != null) {
			return column.nullable() && column.generated().endsWith("virtual");
		}
		return (value != null) ? SqliteSyntax.isConstant(value) : column.nullable();
	}

	/**
	 * Returns the column that a constraint can stand behind, empty when there is none.
	 */
	private static String column(TableConstraint constraint, Table table) {
		if (constraint instanceof ForeignKey key && key.columns().size() == 1) {
			String name = key.columns().get(0);
			return table.column(name).filter((column) -> column.defaultValue() == null).map(Column::name).orElse("");
		}
		if (constraint instanceof CheckConstraint check) {
			List<String> named = SqliteTokens.columns(check.expression(),
					table.columns().stream().map(Column::name).toList());
			return (named.size() == 1) ? named.get(0) : "";
		}
		return "";
	}

	boolean isRebuilt() {
		return this.rebuilt;
	}

	List<SchemaChange> changes() {
		return this.changes;
	}

	List<TableConstraint> constraintsOn(String column) {
		return this.onColumns.getOrDefault(column, List.of());
	}

}
