package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a table anew: SQLite can change little of one that is there. Belongs to one
 * writer.
 *
 * @param before the table, by its new name
 * @param after the table afterwards, of the same name
 * @param temporary the name it has meanwhile
 * @param syntax how to write
 */
record SqliteRebuild(Table before, Table after, TableName temporary, SqliteSyntax syntax) {

	static SqliteRebuild of(Table before, Table after, TableName temporary, SqliteSyntax syntax) {
		String options = after.options().isEmpty() ? before.options() : after.options();
		Table wanted = new Table(after.name(), after.columns(), after.primaryKey(), after.uniqueKeys(),
				after.foreignKeys(), after.checks(), after.others(), after.indexes(), null, options, after.parts());
		return new SqliteRebuild(before, wanted, temporary, syntax);
	}

	List<String> statements() {
		String name = this.syntax.name(this.after.name());
		String meanwhile = this.syntax.name(this.temporary);
		List<String> statements = new ArrayList<>();
		statements.add(this.syntax.createTable(this.after, this.temporary));
		if (isNumbered(this.before) && isNumbered(this.after)) {
			statements.add("insert into sqlite_sequence (name, seq) select " + SqlText.literal(this.temporary.name())
					+ ", seq from sqlite_sequence where name = " + SqlText.literal(this.after.name().name()));
		}
		List<String> kept = this.after.columns()
			.stream()
			.filter((column) -> column.generated() == null && hadValues(column.name()))
			.map(Column::name)
			.toList();
		if (!kept.isEmpty()) {
			String columns = this.syntax.identifiers().names(kept);
			statements.add("insert into " + meanwhile + " (" + columns + ") select " + columns + " from " + name);
		}
		statements.add("drop table " + name);
		statements.add(this.syntax.alter(this.temporary) + " rename to " + name);
		return statements;
	}

	private static boolean isNumbered(Table table) {
		return table.columns().stream().anyMatch((column) -> column.identity() != null);
	}

	private boolean hadValues(String column) {
		return this.before.column(column).isPresent();
	}

	/**
	 * Creates again what went with the old table.
	 */
	Stream<String> afterwards() {
		List<String> triggers = this.after.parts().isEmpty() ? this.before.parts() : this.after.parts();
		return Stream.concat(
				this.after.indexes().stream().map((index) -> this.syntax.createIndex(this.after.name(), index)),
				triggers.stream());
	}

}
