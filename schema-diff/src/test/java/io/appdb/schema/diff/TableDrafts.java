package io.appdb.schema.diff;

import java.util.List;

/**
 * Makes tables for tests that need no database. Stateless.
 */
final class TableDrafts {

	private TableDrafts() {
	}

	/**
	 * Creates a table.
	 * @param parts its columns, constraints and indexes
	 */
	static Table table(String name, Object... parts) {
		TableBuilder table = new TableBuilder(TableName.of(name));
		for (Object part : parts) {
			if (part instanceof Column column) {
				table.add(column);
			}
			else if (part instanceof Index index) {
				table.add(index);
			}
			else {
				table.add((TableConstraint) part);
			}
		}
		return table.build();
	}

	static SchemaModel schema(Table... tables) {
		return new SchemaModel(List.of(tables), List.of(), List.of());
	}

	static SchemaDifference between(Table before, Table after) {
		return SchemaDifference.between(schema(before), schema(after), Renames.none());
	}

	/**
	 * Creates a column that may be null.
	 */
	static Column column(String name, String type) {
		return new Column(name, type, true, null, null, null, null);
	}

	static Column notNull(String name, String type) {
		return new Column(name, type, false, null, null, null, null);
	}

	static Column withDefault(String name, String type, String value) {
		return new Column(name, type, false, value, null, null, null);
	}

	static Column identity(String name, String type, String identity) {
		return new Column(name, type, false, null, identity, null, null);
	}

	static Column computed(String name, String type, String generated) {
		return new Column(name, type, true, null, null, generated, null);
	}

	static PrimaryKey primaryKey(String name, String... columns) {
		return new PrimaryKey(name, List.of(columns));
	}

	static UniqueKey unique(String name, String... columns) {
		return new UniqueKey(name, List.of(columns), "");
	}

	static ForeignKey foreignKey(String name, String column, String target, String onDelete) {
		return new ForeignKey(name, List.of(column), TableName.of(target), List.of("id"), onDelete,
				ForeignKey.NO_ACTION, "");
	}

	static ForeignKey foreignKey(String name, String column, String target) {
		return foreignKey(name, column, target, ForeignKey.NO_ACTION);
	}

	static CheckConstraint check(String name, String expression) {
		return new CheckConstraint(name, expression);
	}

	static Index index(String name, String... columns) {
		return index(name, false, columns);
	}

	static Index index(String name, boolean unique, String... columns) {
		return new Index(name, unique, null,
				List.of(columns).stream().map((column) -> new IndexColumn(column, null, "")).toList(), null, "");
	}

	static List<String> sql(List<SchemaStatement> statements) {
		return statements.stream().map(SchemaStatement::sql).toList();
	}

	static List<String> warnings(List<SchemaStatement> statements) {
		return statements.stream().flatMap((statement) -> statement.warnings().stream()).toList();
	}

	static List<String> destructive(List<SchemaStatement> statements) {
		return statements.stream().filter(SchemaStatement::destructive).map(SchemaStatement::sql).toList();
	}

}
