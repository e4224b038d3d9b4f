package io.appdb.schema.diff;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads a schema from the information schema of MySQL or MariaDB, with one query for each
 * kind of thing. Lives as long as one call.
 */
final class MySqlReader {

	private static final String TABLES = """
			select table_schema, table_name, engine, table_collation, @@collation_database as usual, table_comment,
				create_options
			from information_schema.tables
			where table_type in ('BASE TABLE', 'SYSTEM VERSIONED') and table_schema in (%s)""";

	private static final String VIEWS = """
			select table_schema, table_name, view_definition from information_schema.views
			where table_schema in (%s)""";

	private static final String ACTIONS = """
			select constraint_schema as table_schema, table_name, constraint_name, update_rule, delete_rule
			from information_schema.referential_constraints where constraint_schema in (%s)""";

	private static final String FOREIGN_KEYS = """
			select table_schema, table_name, constraint_name, column_name, referenced_table_schema,
				referenced_table_name, referenced_column_name
			from information_schema.key_column_usage
			where referenced_table_name is not null and table_schema in (%s)
			order by table_schema, table_name, constraint_name, ordinal_position""";

	/** At the end of a table, in a comment or not. */
	private static final Pattern PARTITIONS = Pattern.compile("(?s)\n(?:/\\*!\\d+)? *(PARTITION BY .*)$");

	/** A key whose columns are still to come. */
	private static final TableName NOWHERE = TableName.of("");

	private final Rows rows;

	private final ServerCatalog catalog;

	private final List<String> schemas;

	private final Map<TableName, TableBuilder> tables = new LinkedHashMap<>();

	private final Map<TableName, String> collations = new LinkedHashMap<>();

	private final Set<TableName> partitioned = new LinkedHashSet<>();

	private @Nullable String current;

	MySqlReader(Connection connection, ServerCatalog catalog, Collection<String> otherSchemas) throws SQLException {
		this.rows = new Rows(connection);
		this.catalog = catalog;
		Set<String> names = new LinkedHashSet<>();
		this.rows.forEach("select database() as name", (row) -> this.current = row.getString("name"));
		if (this.current != null) {
			names.add(this.current);
		}
		names.addAll(otherSchemas);
		this.schemas = List.copyOf(names);
	}

	SchemaModel read() throws SQLException {
		forEach(TABLES, (row) -> {
			TableName name = name(row, "table_schema", "table_name");
			this.tables.put(name, new TableBuilder(name).comment(row.getString("table_comment")).options(options(row)));
			if (Objects.requireNonNullElse(row.getString("create_options"), "").contains("partitioned")) {
				this.partitioned.add(name);
			}
			this.collations.put(name, Objects.requireNonNullElse(row.getString("table_collation"), ""));
		});
		for (TableName name : this.partitioned) {
			readPartitions(name);
		}
		forEach(this.catalog.columns(), (row) -> {
			TableBuilder table = table(row);
			if (table != null) {
				table.add(this.catalog.column(row, Objects.requireNonNullElse(this.collations.get(table.name()), "")));
			}
		});
		readForeignKeys();
		readIndexes();
		forEach(this.catalog.checks(), (row) -> {
			TableBuilder table = table(row);
			if (table != null) {
				this.catalog.check(row, table);
			}
		});
		Set<View> views = new LinkedHashSet<>();
		forEach(VIEWS, (row) -> views.add(View.of(name(row, "table_schema", "table_name"),
				Objects.requireNonNullElse(row.getString("view_definition"), ""))));
		return new SchemaModel(this.tables.values().stream().map(TableBuilder::build).toList(), sequences(), List.of(),
				views, null);
	}

	private static String options(ResultSet row) throws SQLException {
		String engine = row.getString("engine");
		String collation = row.getString("table_collation");
		boolean usualCollation = collation == null || collation.equals(row.getString("usual"));
		return ((engine == null || engine.equals("InnoDB")) ? "" : " engine = " + engine)
				+ (usualCollation ? "" : " collate = " + collation);
	}

	private void readPartitions(TableName name) throws SQLException {
		String schema = name.schema();
		TableBuilder table = Objects.requireNonNull(this.tables.get(name));
		this.rows.forEach(
				"show create table " + ((schema != null) ? SqlText.quoted(schema, '`') + "." : "")
						+ SqlText.quoted(name.name(), '`'),
				(row) -> PARTITIONS.matcher(row.getString(2))
					.results()
					.forEach((found) -> table
						.options(table.options() + "\n" + found.group(1).replaceAll("\\s*\\*/\\s*$", ""))));
	}

	private List<Sequence> sequences() throws SQLException {
		return this.schemas.isEmpty() ? List.of() : this.catalog.sequences(this.rows, this.schemas, current());
	}

	private void forEach(String query, Rows.RowReader reader) throws SQLException {
		if (!this.schemas.isEmpty()) {
			this.rows.forEach(query.formatted(ServerCatalog.marks(this.schemas)), reader, this.schemas.toArray());
		}
	}

	private String current() {
		return Objects.requireNonNullElse(this.current, "");
	}

	private TableName name(ResultSet row, String schema, String name) throws SQLException {
		return ServerCatalog.name(row.getString(schema), row.getString(name), current());
	}

	private @Nullable TableBuilder table(ResultSet row) throws SQLException {
		return this.tables.get(name(row, "table_schema", "table_name"));
	}

	private void readForeignKeys() throws SQLException {
		Map<TableName, Map<String, ForeignKey>> keys = new LinkedHashMap<>();
		forEach(ACTIONS, (row) -> {
			ForeignKey key = new ForeignKey(row.getString("constraint_name"), List.of(), NOWHERE, List.of(),
					action(row, "delete_rule"), action(row, "update_rule"), "");
			keys.computeIfAbsent(name(row, "table_schema", "table_name"), (table) -> new LinkedHashMap<>())
				.put(key.name(), key);
		});
		forEach(FOREIGN_KEYS, (row) -> {
			Map<String, ForeignKey> ofTable = keys.getOrDefault(name(row, "table_schema", "table_name"), Map.of());
			ForeignKey key = ofTable.get(row.getString("constraint_name"));
			if (key != null) {
				ofTable.put(key.name(), joined(key, row));
			}
		});
		keys.forEach((name, found) -> {
			TableBuilder table = this.tables.get(name);
			if (table != null) {
				found.values().forEach(table::add);
			}
		});
	}

	private ForeignKey joined(ForeignKey key, ResultSet row) throws SQLException {
		return new ForeignKey(key.name(), joined(key.columns(), row.getString("column_name")),
				name(row, "referenced_table_schema", "referenced_table_name"),
				joined(key.targetColumns(), row.getString("referenced_column_name")), key.onDelete(), key.onUpdate(),
				"");
	}

	private static List<String> joined(List<String> names, String next) {
		return Stream.concat(names.stream(), Stream.of(next)).toList();
	}

	/**
	 * {@code restrict} and {@code no action} are the same thing there.
	 */
	private static String action(ResultSet row, String column) throws SQLException {
		String rule = row.getString(column).toLowerCase(Locale.ROOT);
		return rule.equals("restrict") ? ForeignKey.NO_ACTION : rule;
	}

	private void readIndexes() throws SQLException {
		Map<TableName, Map<String, Index>> indexes = new LinkedHashMap<>();
		forEach(this.catalog.indexes(), (row) -> {
			Index part = new Index(row.getString("index_name"), row.getInt("non_unique") == 0, method(row),
					List.of(indexColumn(row)), null, "");
			indexes.computeIfAbsent(name(row, "table_schema", "table_name"), (table) -> new LinkedHashMap<>())
				.merge(part.name(), part, (index, next) -> new Index(index.name(), index.unique(), index.method(),
						List.of(index.columns(), next.columns()).stream().flatMap(List::stream).toList(), null, ""));
		});
		indexes.forEach((name, found) -> {
			TableBuilder table = this.tables.get(name);
			if (table != null) {
				found.values().forEach((index) -> add(table, index));
			}
		});
	}

	private static @Nullable String method(ResultSet row) throws SQLException {
		String method = row.getString("index_type").toLowerCase(Locale.ROOT);
		return method.equals("btree") ? null : method;
	}

	private static IndexColumn indexColumn(ResultSet row) throws SQLException {
		List<String> attributes = new ArrayList<>();
		if (row.getString("sub_part") != null && !"SPATIAL".equals(row.getString("index_type"))) {
			attributes.add("(" + row.getInt("sub_part") + ")");
		}
		if ("D".equals(row.getString("collation"))) {
			attributes.add("desc");
		}
		String expression = row.getString("expression");
		return new IndexColumn((expression != null) ? null : row.getString("column_name"),
				(expression != null) ? MySqlText.normalized(MySqlText.unescaped(expression)) : null,
				String.join(" ", attributes));
	}

	/**
	 * A unique index of plain columns is a unique key, whoever made it. An index of just
	 * the columns of a foreign key is that key's.
	 */
	private static void add(TableBuilder table, Index index) {
		boolean plain = index.method() == null && index.columns()
			.stream()
			.allMatch((column) -> column.column() != null && column.attributes().isEmpty());
		List<String> columns = index.columns().stream().map((column) -> String.valueOf(column.column())).toList();
		if (index.name().equals("PRIMARY")) {
			table.add(new PrimaryKey("PRIMARY", columns));
		}
		else if (plain && index.unique()) {
			table.add(new UniqueKey(index.name(), columns, ""));
		}
		else if (plain && table.foreignKeys().stream().anyMatch((key) -> key.columns().equals(columns))) {
			table.add(index.impliedByForeignKey());
		}
		else {
			table.add(index);
		}
	}

}
