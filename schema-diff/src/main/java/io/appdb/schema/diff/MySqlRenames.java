package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the renames of a difference for MySQL and MariaDB. Immutable.
 *
 * @param difference the difference
 * @param syntax how statements look
 * @param rules what has to make way for a column that is renamed
 */
record MySqlRenames(SchemaDifference difference, MySqlSyntax syntax, ServerRules rules) {

	List<SchemaStatement> statements() {
		List<SchemaStatement> statements = new ArrayList<>();
		Renames renames = this.difference.renames();
		renames.tables()
			.forEach((from, to) -> statements.add(new SchemaStatement(
					this.syntax.alter(from, List.of("rename to " + this.syntax.name(to))), views().ofRenamed(from))));
		renames.columns().forEach((table, names) -> statements.addAll(columns(table, names)));
		return statements;
	}

	private List<SchemaStatement> columns(TableName oldName, Map<String, String> names) {
		TableName name = this.difference.renames().table(oldName);
		Table before = before(oldName, name);
		Table renamed = this.difference.renamedBefore().table(name).orElseThrow();
		List<String> clauses = names.entrySet()
			.stream()
			.map((entry) -> "rename column " + this.syntax.name(entry.getKey()) + " to "
					+ this.syntax.name(entry.getValue()))
			.toList();
		List<String> warnings = names.keySet()
			.stream()
			.flatMap((from) -> views().ofRenamed(name, from).stream())
			.toList();
		return List.of(this.rules.beforeRenames(before, renamed), clauses, this.rules.afterRenames(before, renamed))
			.stream()
			.filter((part) -> !part.isEmpty())
			.map((part) -> new SchemaStatement(this.syntax.alter(name, part), (part == clauses) ? warnings : List.of()))
			.toList();
	}

	private ViewWarnings views() {
		return new ViewWarnings(this.difference.renamedBefore(), ViewWarnings.BROKEN);
	}

	/**
	 * Returns a table by its new name, with the old names of its columns.
	 */
	private Table before(TableName oldName, TableName name) {
		Table table = this.difference.before().table(oldName).orElseThrow();
		MadeUpNames names = new MadeUpNames(this.difference.renames());
		List<CheckConstraint> checks = table.checks()
			.stream()
			.map((check) -> check.withName(names.of(name, check)))
			.toList();
		return new Table(name, table.columns(), table.primaryKey(), table.uniqueKeys(), table.foreignKeys(), checks,
				table.indexes(), table.comment());
	}

}
