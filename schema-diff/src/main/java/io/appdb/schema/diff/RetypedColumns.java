package io.appdb.schema.diff;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import io.appdb.schema.diff.SchemaChange.AlterColumn;

/**
 * The columns of PostgreSQL that get another type, or a type of the same name that is
 * made anew. Belongs to one difference.
 */
final class RetypedColumns {

	/** Those that get another kind of type. */
	private final Map<TableName, Set<String>> kinds = new HashMap<>();

	/** Those too whose type has another length. */
	private final Map<TableName, Set<String>> all = new HashMap<>();

	RetypedColumns(SchemaDifference difference, Predicate<Column> ofNewType) {
		difference.changes().forEach((change) -> {
			if (change instanceof AlterColumn alter) {
				add(alter);
			}
		});
		difference.renamedBefore()
			.tables()
			.forEach((table) -> table.columns().stream().filter(ofNewType).forEach((column) -> {
				put(this.kinds, table.name(), column.name());
				put(this.all, table.name(), column.name());
			}));
	}

	private void add(AlterColumn alter) {
		Column from = alter.from();
		Column to = alter.to();
		boolean recomputed = !Objects.equals(from.generated(), to.generated());
		if (recomputed || !PostgreSqlSyntax.base(from.type()).equals(PostgreSqlSyntax.base(to.type()))) {
			put(this.kinds, alter.table().name(), to.name());
		}
		if (recomputed || !from.type().equals(to.type())) {
			put(this.all, alter.table().name(), to.name());
		}
	}

	private static void put(Map<TableName, Set<String>> columns, TableName table, String column) {
		columns.computeIfAbsent(table, (name) -> new HashSet<>()).add(column);
	}

	/**
	 * Returns whether one of the names is a column that gets another kind of type.
	 */
	boolean isAny(TableName table, Set<String> names) {
		return this.kinds.getOrDefault(table, Set.of()).stream().anyMatch(names::contains);
	}

	boolean isAny(Table table, Set<String> names) {
		return isAny(table.name(), names);
	}

	/**
	 * Returns whether a column is computed from one of them, or has a type that is made
	 * anew itself.
	 */
	boolean isUnder(Table table, Column computed) {
		Set<String> names = SqlText.identifiers(Objects.requireNonNull(computed.generated()));
		return this.all.getOrDefault(table.name(), Set.of())
			.stream()
			.anyMatch((column) -> !column.equals(computed.name()) && names.contains(column))
				|| isAny(table, Set.of(computed.name()));
	}

}
