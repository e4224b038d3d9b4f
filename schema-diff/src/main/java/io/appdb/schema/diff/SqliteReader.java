package io.appdb.schema.diff;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.appdb.schema.diff.SqliteTokens.Kind;
import io.appdb.schema.diff.SqliteTokens.Token;

/**
 * Reads a schema from the texts that SQLite keeps of it. Lives as long as one call.
 */
final class SqliteReader {

	private static final String TABLES = "select m.name, m.sql from sqlite_master m join pragma_table_list l "
			+ "on l.name = m.name and l.schema = 'main' and l.type = 'table' "
			+ "where m.type = 'table' and m.name not like 'sqlite\\_%' escape '\\' order by m.name";

	private static final String VIEWS = "select l.name, case l.type when 'view' then s.sql end as sql "
			+ "from pragma_table_list l left join sqlite_master s on s.name = l.name and s.type = 'view' "
			+ "where l.schema = 'main' and l.type in ('view', 'virtual')";

	private static final String COLUMNS = "select m.name as table_name, c.name, c.\"notnull\" from sqlite_master m "
			+ "join pragma_table_xinfo(m.name) c where m.type = 'table' order by m.name, c.cid";

	private static final String INDEXES = "select tbl_name, name, sql from sqlite_master "
			+ "where type = 'index' and sql is not null order by tbl_name, name";

	private static final String TRIGGERS = "select tbl_name, sql from sqlite_master where type = 'trigger' order by name";

	private final Rows rows;

	private final Identifiers identifiers;

	/** By their names in small letters, which is how SQLite finds them. */
	private final Map<String, TableBuilder> tables = new LinkedHashMap<>();

	private final Map<String, SqliteTableText> texts = new LinkedHashMap<>();

	SqliteReader(Connection connection, Identifiers identifiers) {
		this.rows = new Rows(connection);
		this.identifiers = identifiers;
	}

	SchemaModel read() throws SQLException {
		this.rows.forEach(TABLES, (row) -> {
			String name = row.getString("name");
			SqliteTableText text = new SqliteTableText(row.getString("sql"), this.identifiers);
			this.texts.put(key(name), text);
			this.tables.put(key(name), new TableBuilder(TableName.of(name)).options(text.options()));
		});
		this.rows.forEach(COLUMNS, this::readColumn);
		this.texts.forEach(this::readConstraints);
		this.rows.forEach(INDEXES, this::readIndex);
		this.rows.forEach(TRIGGERS, (row) -> {
			TableBuilder table = this.tables.get(key(row.getString("tbl_name")));
			if (table != null) {
				table.addPart(row.getString("sql"));
			}
		});
		Set<View> views = new HashSet<>();
		this.rows.forEach(VIEWS, (row) -> views
			.add(View.of(TableName.of(row.getString("name")), Objects.requireNonNullElse(row.getString("sql"), ""))));
		return new SchemaModel(this.tables.values().stream().map(TableBuilder::build).toList(), List.of(), List.of(),
				views, null);
	}

	private static String key(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	private void readColumn(ResultSet row) throws SQLException {
		String key = key(row.getString("table_name"));
		TableBuilder table = this.tables.get(key);
		SqliteTableText text = this.texts.get(key);
		if (table != null && text != null) {
			table.add(text.column(row.getString("name"), row.getBoolean("notnull")));
		}
	}

	private void readConstraints(String key, SqliteTableText text) {
		TableBuilder table = this.tables.get(key);
		if (table == null) {
			return;
		}
		PrimaryKey primaryKey = text.primaryKey();
		if (primaryKey != null) {
			table.add(primaryKey);
		}
		text.constraints()
			.forEach((constraint) -> table
				.add((constraint instanceof ForeignKey foreign) ? found(foreign) : constraint));
	}

	/**
	 * Names the target as it is written there; without columns its primary key is meant.
	 */
	private ForeignKey found(ForeignKey key) {
		String target = key(key.target().name());
		TableBuilder table = this.tables.get(target);
		SqliteTableText text = this.texts.get(target);
		if (table == null || text == null) {
			return key;
		}
		PrimaryKey primaryKey = text.primaryKey();
		List<String> columns = (key.targetColumns().isEmpty() && primaryKey != null) ? primaryKey.columns()
				: key.targetColumns();
		List<String> names = columns.stream()
			.map((column) -> text.columnNames().stream().filter(column::equalsIgnoreCase).findFirst().orElse(column))
			.toList();
		return new ForeignKey(key.name(), key.columns(), table.name(), names, key.onDelete(), key.onUpdate(),
				key.attributes());
	}

	private void readIndex(ResultSet row) throws SQLException {
		String key = key(row.getString("tbl_name"));
		TableBuilder table = this.tables.get(key);
		SqliteTableText text = this.texts.get(key);
		if (table == null || text == null) {
			return;
		}
		SqliteTokens tokens = SqliteTokens.of(row.getString("sql"));
		tokens.accept("create");
		boolean unique = tokens.accept("unique");
		while (!tokens.isNext("(")) {
			tokens.next();
		}
		List<IndexColumn> columns = new ArrayList<>();
		for (List<Token> part : SqliteTokens.parts(tokens.parenthesised())) {
			columns.add(indexColumn(text, part));
		}
		String where = tokens.accept("where") ? text.text(tokens.rest()) : null;
		table.add(new Index(row.getString("name"), unique, null, columns, where, ""));
	}

	private static IndexColumn indexColumn(SqliteTableText text, List<Token> part) {
		int end = part.size();
		String attributes = "";
		Token last = part.get(end - 1);
		if (end > 1 && (last.is("desc") || last.is("asc"))) {
			attributes = last.is("desc") ? "desc" : "";
			end--;
		}
		if (end > 2 && part.get(end - 2).is("collate")) {
			String collation = "collate " + part.get(end - 1).name().toLowerCase(Locale.ROOT);
			attributes = attributes.isEmpty() ? collation : collation + " " + attributes;
			end -= 2;
		}
		Token first = part.get(0);
		String column = (end == 1) ? first.column(text.columnNames()) : null;
		if (column == null && end == 1 && first.kind() == Kind.STRING) {
			column = first.name();
		}
		return new IndexColumn(column, (column == null) ? text.text(part.subList(0, end)) : null, attributes);
	}

}
