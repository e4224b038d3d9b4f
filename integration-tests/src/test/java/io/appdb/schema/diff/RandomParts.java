package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

import io.appdb.engine.DatabaseType;

/**
 * Adds to random tables what only some databases have: indexes and keys that entities
 * cannot say, and computed columns. Owned by one test.
 *
 * @param kind which database
 * @param random decides
 * @param quote the quotes around names in expressions
 * @param names makes names from prefixes
 */
record RandomParts(DatabaseType kind, Random random, char quote, UnaryOperator<String> names) {

	private static final String COMPUTED = "computed";

	Table addTo(Table table) {
		List<Column> numbers = table.columns()
			.stream()
			.filter((column) -> RandomSchemas.isNumber(column) && column.generated() == null)
			.filter((column) -> !List.of("id", "other_id").contains(column.name()))
			.toList();
		if (numbers.isEmpty()) {
			return table;
		}
		Column number = numbers.get(this.random.nextInt(numbers.size()));
		String name = SqlText.quoted(number.name(), this.quote);
		List<Column> columns = new ArrayList<>(table.columns());
		if (this.random.nextBoolean()) {
			columns.add(new Column(COMPUTED, number.type(), true, null, null, generated(name), null));
		}
		List<CheckConstraint> checks = new ArrayList<>(table.checks());
		if (this.random.nextBoolean()) {
			checks.add(new CheckConstraint(this.names.apply("ck"),
					name + " between 1 and " + (7 + this.random.nextInt(2)) + " and " + name + " <> 5",
					(this.kind == DatabaseType.POSTGRESQL && this.random.nextBoolean()) ? "not valid" : ""));
		}
		List<UniqueKey> keys = new ArrayList<>(table.uniqueKeys());
		if ((this.kind == DatabaseType.POSTGRESQL || this.kind == DatabaseType.H2) && this.random.nextInt(3) == 0) {
			keys.add(new UniqueKey(this.names.apply("uk"), List.of(number.name()), "nulls not distinct"));
		}
		List<Index> indexes = new ArrayList<>(table.indexes());
		addIndexes(number.name(), name, indexes);
		return new Table(table.name(), columns, table.primaryKey(), keys, table.foreignKeys(), checks, indexes,
				table.comment());
	}

	private String generated(String name) {
		String kept = switch (this.kind) {
			case POSTGRESQL -> " stored";
			case H2 -> "";
			default -> this.random.nextBoolean() ? " stored" : " virtual";
		};
		return "generated always as (" + name + " + " + (1 + this.random.nextInt(2)) + ")" + kept;
	}

	private void addIndexes(String column, String name, List<Index> indexes) {
		boolean postgreSql = this.kind == DatabaseType.POSTGRESQL;
		boolean partial = postgreSql || this.kind == DatabaseType.SQLITE;
		List<IndexColumn> plain = List.of(new IndexColumn(column, null, ""));
		if (partial && this.random.nextInt(3) == 0) {
			indexes.add(new Index(this.names.apply("ix"), this.random.nextBoolean(), null, plain,
					name + " between 2 and 8 and " + name + " is not null", ""));
		}
		if ((partial || this.kind == DatabaseType.MYSQL) && this.random.nextInt(3) == 0) {
			indexes.add(new Index(this.names.apply("ix"), false, null,
					List.of(new IndexColumn(null, name + " + " + this.random.nextInt(3), "")), null, ""));
		}
		if (postgreSql && this.random.nextInt(3) == 0) {
			indexes.add(new Index(this.names.apply("ix"), false, null, plain, null, "include (id)"));
		}
		if (postgreSql && this.random.nextInt(3) == 0) {
			indexes.add(new Index(this.names.apply("ix"), true, null, plain, null, "nulls not distinct"));
		}
	}

}
