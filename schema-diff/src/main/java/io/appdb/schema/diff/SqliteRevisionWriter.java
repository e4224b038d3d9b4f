package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.appdb.schema.diff.SchemaChange.AddColumn;
import io.appdb.schema.diff.SchemaChange.AddConstraint;
import io.appdb.schema.diff.SchemaChange.AddIndex;
import io.appdb.schema.diff.SchemaChange.AddTable;
import io.appdb.schema.diff.SchemaChange.AlterColumn;
import io.appdb.schema.diff.SchemaChange.DropColumn;
import io.appdb.schema.diff.SchemaChange.DropConstraint;
import io.appdb.schema.diff.SchemaChange.DropIndex;
import io.appdb.schema.diff.SchemaChange.DropTable;
import io.appdb.schema.diff.SchemaChange.RenameColumn;
import io.appdb.schema.diff.SchemaChange.RenameTable;

/**
 * Writes a difference for SQLite. Tables that cannot be changed as they are, are made
 * anew; while that goes on, foreign keys must not be enforced, for dropping the old table
 * would delete the rows that point to it. SQLite cannot stop enforcing them within a
 * transaction, so the statements begin with one that fails when it does, and end with one
 * that fails when a row points nowhere. Lives as long as one call.
 */
final class SqliteRevisionWriter {

	private static final String OFF = "temp.foreign_keys_are_off";

	private static final String KEPT = "temp.foreign_keys_are_kept";

	private static final List<String> GUARD = List.of("""
			-- Tables are made anew below, which works only while foreign keys are not enforced
			create temporary table foreign_keys_are_off (
			    enforced integer
			        constraint "run 'pragma foreign_keys = off' on this connection before the migration"
			        check (enforced = 0)
			)""", "insert into " + OFF + " select foreign_keys from pragma_foreign_keys", "drop table " + OFF);

	private static final List<String> VERIFICATION = List.of("""
			-- No row may point to one that is not there
			create temporary table foreign_keys_are_kept (
			    broken text
			        constraint "a row points to one that is not there: run 'pragma foreign_key_check'"
			        check (broken is null)
			)""", "insert into " + KEPT + " select \"table\" from pragma_foreign_key_check", "drop table " + KEPT);

	private final SchemaDifference difference;

	private final SqliteSyntax syntax;

	private final SchemaModel before;

	private final ViewWarnings droppedTables;

	private final ViewWarnings droppedColumns;

	private final Map<TableName, SqliteTableChanges> tables;

	private final List<SchemaStatement> statements = new ArrayList<>();

	SqliteRevisionWriter(SchemaDifference difference, SqliteSyntax syntax) {
		this.difference = difference;
		this.syntax = syntax;
		this.before = difference.renamedBefore();
		this.droppedTables = new ViewWarnings(this.before, ViewWarnings.BROKEN);
		this.droppedColumns = new ViewWarnings(this.before, ViewWarnings.EITHER);
		this.tables = SqliteTableChanges.of(difference);
	}

	List<SchemaStatement> write() {
		List<SqliteRebuild> rebuilds = rebuilds();
		boolean guarded = !rebuilds.isEmpty() || dropsCircle();
		if (guarded) {
			GUARD.forEach((sql) -> write(sql, List.of()));
		}
		each(RenameTable.class,
				(rename) -> write(this.syntax.alter(rename.from()) + " rename to " + this.syntax.name(rename.to()),
						List.of()));
		each(RenameColumn.class, (rename) -> write(this.syntax.alter(rename.table()) + " rename column "
				+ name(rename.from()) + " to " + name(rename.column().name()), List.of()));
		each(DropIndex.class, this::dropIndex);
		each(DropTable.class, (drop) -> write("drop table " + this.syntax.name(drop.table().name()),
				this.droppedTables.with(Warnings.dropped(drop.table()), drop), true));
		each(AddTable.class, (add) -> write(this.syntax.createTable(add.table(), add.table().name()), List.of()));
		each(AddColumn.class, this::addColumn);
		each(DropColumn.class, this::dropColumn);
		rebuild(rebuilds);
		each(AddIndex.class, this::addIndex);
		rebuilds.stream().flatMap(SqliteRebuild::afterwards).forEach((sql) -> write(sql, List.of()));
		if (guarded) {
			VERIFICATION.forEach((sql) -> write(sql, List.of()));
		}
		return List.copyOf(this.statements);
	}

	private String name(String name) {
		return this.syntax.identifiers().name(name);
	}

	private <T extends SchemaChange> void each(Class<T> type, Consumer<T> writer) {
		this.difference.changes().stream().filter(type::isInstance).map(type::cast).forEach(writer);
	}

	private void write(String sql, List<String> warnings) {
		write(sql, warnings, false);
	}

	private void write(String sql, List<String> warnings, boolean destructive) {
		this.statements.add(new SchemaStatement(sql, warnings, destructive));
	}

	private List<SqliteRebuild> rebuilds() {
		List<TableName> taken = Stream.of(this.difference.before(), this.before, this.difference.after())
			.flatMap((model) -> model.tableNames().stream())
			.toList();
		List<SqliteRebuild> rebuilds = new ArrayList<>();
		this.tables.forEach((name, changes) -> {
			if (changes.isRebuilt()) {
				TableName temporary = name.withName(name.name() + "_new");
				while (taken.contains(temporary)) {
					temporary = temporary.withName(temporary.name() + "_new");
				}
				rebuilds.add(SqliteRebuild.of(this.before.table(name).orElseThrow(),
						this.difference.after().table(name).orElseThrow(), temporary, this.syntax));
			}
		});
		return rebuilds;
	}

	private boolean isRebuilt(TableName table) {
		SqliteTableChanges changes = this.tables.get(table);
		return changes != null && changes.isRebuilt();
	}

	/**
	 * Whether rows go that would have to go first and last.
	 */
	private boolean dropsCircle() {
		return this.difference.changes()
			.stream()
			.anyMatch((change) -> (change instanceof DropConstraint key
					&& this.difference.after().table(key.table()).isEmpty())
					|| (change instanceof DropTable drop && holdsItself(drop.table())));
	}

	private static boolean holdsItself(Table table) {
		return table.foreignKeys()
			.stream()
			.anyMatch((key) -> key.target().equals(table.name()) && key.onDelete().equals("restrict"));
	}

	private void dropIndex(DropIndex drop) {
		if (!isRebuilt(drop.table())) {
			write("drop index " + name(drop.index().name()), this.difference.warnings(drop));
		}
	}

	private void addIndex(AddIndex add) {
		TableName table = add.table().name();
		if (!isRebuilt(table)) {
			write(this.syntax.createIndex(table, add.index()),
					this.before.table(table).isPresent() ? Warnings.added(add.table(), add.index()) : List.of());
		}
	}

	private void addColumn(AddColumn add) {
		if (!isRebuilt(add.table().name())) {
			StringBuilder sql = new StringBuilder(this.syntax.alter(add.table().name())).append(" add column ")
				.append(this.syntax.definition(add.column()));
			SqliteTableChanges changes = Objects.requireNonNull(this.tables.get(add.table().name()));
			changes.constraintsOn(add.column().name())
				.forEach((constraint) -> sql.append(this.syntax.onColumn(constraint)));
			write(sql.toString(), List.of());
		}
	}

	private void dropColumn(DropColumn drop) {
		if (!isRebuilt(drop.table())) {
			write(this.syntax.alter(drop.table()) + " drop column " + name(drop.column().name()),
					this.droppedColumns.with(Warnings.dropped(drop.table(), drop.column()), drop),
					Losses.isDropped(drop));
		}
	}

	/**
	 * In the old way of renaming, views and triggers may name a table that is not there
	 * for a moment.
	 */
	private void rebuild(List<SqliteRebuild> rebuilds) {
		if (rebuilds.isEmpty()) {
			return;
		}
		write("pragma legacy_alter_table = on", List.of());
		for (SqliteRebuild rebuild : rebuilds) {
			List<SchemaChange> changes = Objects.requireNonNull(this.tables.get(rebuild.after().name())).changes();
			List<String> warnings = changes.stream().flatMap((change) -> warnings(change).stream()).toList();
			boolean destructive = changes.stream().anyMatch(SqliteRevisionWriter::isLoss);
			for (String sql : rebuild.statements()) {
				write(sql, warnings, destructive);
				warnings = List.of();
				destructive = false;
			}
		}
		write("pragma legacy_alter_table = off", List.of());
	}

	private List<String> warnings(SchemaChange change) {
		if (change instanceof AddColumn add) {
			return Warnings.added(add.table(), add.column());
		}
		if (change instanceof DropColumn drop) {
			return this.droppedColumns.with(Warnings.dropped(drop.table(), drop.column()), drop);
		}
		if (change instanceof AlterColumn alter) {
			return altered(alter.table(), alter.from(), alter.to());
		}
		if (change instanceof AddConstraint add) {
			return Warnings.added(add.table(), add.constraint());
		}
		if (change instanceof DropIndex drop) {
			return this.difference.warnings(drop);
		}
		return (change instanceof AddIndex add) ? Warnings.added(add.table(), add.index()) : List.of();
	}

	/**
	 * A value that fits another kind of type becomes one of it, '007' the number 7. One
	 * that has no room any more stays as it is, or is refused by a table that is strict.
	 */
	private static boolean isLoss(SchemaChange change) {
		return Losses.isDropped(change) || (change instanceof AlterColumn alter && (Losses.isComputedNow(alter)
				|| TypeChange.of(alter.from().type(), alter.to().type()) == TypeChange.OTHER));
	}

	/**
	 * SQLite does not hold a value against the type of its column, unless the table is
	 * strict.
	 */
	private static List<String> altered(Table table, Column from, Column to) {
		if (table.options().contains("strict")) {
			return Warnings.altered(table, from, to);
		}
		List<String> warnings = new ArrayList<>();
		TypeChange type = TypeChange.of(from.type(), to.type());
		if (type == TypeChange.NARROWER || type == TypeChange.OTHER) {
			warnings.add(table.name() + "." + from.name()
					+ ((type == TypeChange.OTHER) ? " gets another type, from " : " gets narrower, from ") + from.type()
					+ " to " + to.type() + ": a value that does not fit stays as it is");
		}
		warnings.addAll(Warnings.altered(table, from.withType(to.type()), to));
		return warnings;
	}

}
