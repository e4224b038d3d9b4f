package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.appdb.engine.DatabaseType;
import io.appdb.schema.diff.SchemaVocabulary.TypedDefault;
import org.jspecify.annotations.Nullable;

/**
 * Makes random schemas, and random ones that differ from another. Owned by one test; the
 * same seed makes the same schemas.
 */
final class RandomSchemas {

	private static final List<String> NAMES = List.of("person", "Order", "group", "item_line", "note", "tag");

	private static final List<String> COLUMNS = List.of("name", "select", "Amount", "since", "flag", "code", "a_b");

	private final Random random;

	private final SchemaVocabulary words;

	private final @Nullable RandomParts parts;

	private int names;

	/**
	 * Creates it; every second seed makes parts that not every database has.
	 */
	RandomSchemas(long seed, DatabaseType kind) {
		this.random = new Random(seed);
		this.words = SchemaVocabulary.of(kind);
		this.parts = (seed % 2 != 0) ? new RandomParts(kind, this.random, this.words.quote(), this::name) : null;
	}

	SchemaModel schema() {
		Map<TableName, Table> tables = new LinkedHashMap<>();
		for (String name : NAMES) {
			if (this.random.nextInt(3) > 0) {
				tables.put(TableName.of(name), table(name));
			}
		}
		return schema(new ArrayList<>(tables.values()));
	}

	/**
	 * Returns a schema that shares tables with another one and changes some of them.
	 */
	SchemaModel changed(SchemaModel schema) {
		List<Table> tables = new ArrayList<>();
		for (Table table : schema.tables()) {
			int dice = this.random.nextInt(6);
			if (dice == 0) {
				tables.add(table(table.name().name()));
			}
			else if (dice > 1) {
				tables.add(changed(table));
			}
		}
		for (String name : NAMES) {
			if (schema.table(TableName.of(name)).isEmpty() && this.random.nextInt(3) == 0) {
				tables.add(table(name));
			}
		}
		return schema(tables);
	}

	private SchemaModel schema(List<Table> tables) {
		List<Sequence> sequences = new ArrayList<>();
		if (this.words.sequences() && this.random.nextBoolean()) {
			sequences.add(new Sequence(TableName.of("numbers"), 1 + this.random.nextInt(2),
					this.random.nextBoolean() ? 1 : 50, ""));
		}
		return new SchemaModel(tables.stream().map((table) -> withForeignKeys(table, tables)).toList(), sequences,
				List.of());
	}

	private Table table(String name) {
		List<Column> columns = new ArrayList<>();
		columns.add(new Column("id", this.words.identityType(), false, null,
				this.random.nextBoolean() ? this.words.identity() : null, null, comment()));
		for (String column : COLUMNS) {
			if (this.random.nextBoolean()) {
				columns.add(column(column));
			}
		}
		return withConstraints(name, columns);
	}

	private Table changed(Table table) {
		List<Column> columns = new ArrayList<>();
		for (Column column : table.columns().stream().filter((one) -> one.generated() == null).toList()) {
			boolean id = column.name().equals("id");
			int dice = this.random.nextInt(5);
			if (id || dice > 1) {
				columns
					.add(id && dice == 0
							? new Column("id", column.type(), false, null,
									(column.identity() == null) ? this.words.identity() : null, null, comment())
							: column);
			}
			else if (dice == 1) {
				columns.add(column(column.name()));
			}
		}
		if (this.random.nextBoolean()) {
			String name = COLUMNS.get(this.random.nextInt(COLUMNS.size()));
			if (columns.stream().noneMatch((column) -> column.name().equals(name))) {
				columns.add(column(name));
			}
		}
		return withConstraints(table.name().name(), columns);
	}

	private Column column(String name) {
		TypedDefault type = this.words.types().get(this.random.nextInt(this.words.types().size()));
		return new Column(name, type.type(), this.random.nextInt(3) > 0,
				this.random.nextBoolean() ? type.value() : null, null, null, comment());
	}

	private @Nullable String comment() {
		return (this.words.comments() && this.random.nextInt(4) == 0) ? "it's " + this.random.nextInt(3) : null;
	}

	private Table withConstraints(String name, List<Column> columns) {
		List<UniqueKey> unique = new ArrayList<>();
		List<CheckConstraint> checks = new ArrayList<>();
		List<Index> indexes = new ArrayList<>();
		List<String> comparable = columns.stream().filter((column) -> isComparable(column)).map(Column::name).toList();
		if (comparable.size() > 1 && this.random.nextInt(3) == 0) {
			unique.add(new UniqueKey(name("uk"), comparable.subList(0, 2), ""));
		}
		columns.stream()
			.filter((column) -> isNumber(column) && !column.name().equals("id") && this.random.nextInt(3) == 0)
			.findFirst()
			.ifPresent((column) -> checks.add(new CheckConstraint(name("ck"),
					SqlText.quoted(column.name(), this.words.quote()) + " > " + this.random.nextInt(3))));
		if (!comparable.isEmpty() && this.random.nextBoolean()) {
			String column = comparable.get(comparable.size() - 1);
			String direction = this.random.nextBoolean() ? this.words.descending() : "";
			boolean distinct = !column.equals("id") && this.random.nextInt(3) == 0
					&& (!this.words.indexesBelongToKeys() || !direction.isEmpty());
			indexes.add(
					new Index(name("ix"), distinct, null, List.of(new IndexColumn(column, null, direction)), null, ""));
		}
		Table table = new Table(TableName.of(name), columns, new PrimaryKey(name("pk"), List.of("id")), unique,
				List.of(), checks, indexes,
				(this.words.comments() && this.random.nextInt(3) == 0) ? "about " + name : null);
		return (this.parts != null) ? this.parts.addTo(table) : table;
	}

	/**
	 * Adds keys to any table, itself and circles among them.
	 */
	private Table withForeignKeys(Table table, List<Table> tables) {
		if (this.random.nextBoolean()) {
			return table.withForeignKeys(List.of());
		}
		List<Column> columns = new ArrayList<>(table.columns());
		columns.removeIf((column) -> column.name().equals("other_id"));
		columns.add(new Column("other_id", this.words.identityType(), true, null, null, null, null));
		Table target = tables.get(this.random.nextInt(tables.size()));
		String action = this.random.nextBoolean() ? ForeignKey.NO_ACTION
				: this.words.actions().get(this.random.nextInt(this.words.actions().size()));
		return new Table(table.name(), columns, table.primaryKey(), table.uniqueKeys(),
				List.of(new ForeignKey(name("fk"), List.of("other_id"), target.name(), List.of("id"), action,
						ForeignKey.NO_ACTION, "")),
				this.words.indexesBelongToKeys()
						? table.checks().stream().filter((check) -> !check.expression().contains("other_id")).toList()
						: table.checks(),
				this.words.indexesBelongToKeys() ? table.indexes()
					.stream()
					.filter((index) -> !index.columns().equals(List.of(new IndexColumn("other_id", null, ""))))
					.toList() : table.indexes(),
				table.comment());
	}

	private static boolean isComparable(Column column) {
		return List
			.of("integer", "bigint", "smallint", "int", "character varying(50)", "varchar(50)", "boolean", "date")
			.contains(column.type());
	}

	static boolean isNumber(Column column) {
		return List.of("integer", "bigint", "smallint", "int").contains(column.type());
	}

	private String name(String prefix) {
		return prefix + "_" + this.names++;
	}

}
