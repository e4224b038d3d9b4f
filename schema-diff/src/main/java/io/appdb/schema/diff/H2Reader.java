package io.appdb.schema.diff;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads a schema from the information schema of H2, with one query for each of its
 * tables: H2 is slow at joining them. Their names are written in capital letters, which
 * every setting for names understands. Lives as long as one call.
 */
final class H2Reader {

	/** Names that H2 makes up. */
	private static final Pattern MADE_UP = Pattern.compile("(?:CONSTRAINT|INDEX)_\\p{XDigit}+(?:_\\d+)?");

	private static final String TABLES = "select * from INFORMATION_SCHEMA.TABLES "
			+ "where TABLE_TYPE = 'BASE TABLE' and TABLE_SCHEMA = any(?)";

	private static final String VIEWS = "select TABLES.TABLE_SCHEMA, TABLES.TABLE_NAME, VIEW_DEFINITION "
			+ "from INFORMATION_SCHEMA.TABLES left join INFORMATION_SCHEMA.VIEWS using (TABLE_SCHEMA, TABLE_NAME) "
			+ "where TABLE_TYPE <> 'BASE TABLE' and TABLES.TABLE_SCHEMA = any(?)";

	private static final String COLUMNS = "select * from INFORMATION_SCHEMA.COLUMNS "
			+ "where TABLE_SCHEMA = any(?) order by TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION";

	private static final String SEQUENCES = "select * from INFORMATION_SCHEMA.SEQUENCES where SEQUENCE_SCHEMA = any(?)";

	private final Rows rows;

	private final Object schemas;

	private final H2Names names;

	private final Identifiers identifiers;

	private final H2Defaults defaults;

	private final Map<TableName, TableBuilder> tables = new LinkedHashMap<>();

	H2Reader(Connection connection, Collection<String> otherSchemas, Identifiers identifiers, H2Defaults defaults)
			throws SQLException {
		this.rows = new Rows(connection);
		this.names = new H2Names(connection.getSchema());
		this.identifiers = identifiers;
		this.defaults = defaults;
		List<String> all = new ArrayList<>(otherSchemas);
		all.add(connection.getSchema());
		this.schemas = connection.createArrayOf("varchar", all.toArray());
	}

	SchemaModel read() throws SQLException {
		this.rows.forEach(TABLES, (row) -> {
			TableName name = this.names.of(row, "TABLE");
			this.tables.put(name, new TableBuilder(name).comment(row.getString("REMARKS")));
		}, this.schemas);
		H2Types types = new H2Types(this.rows, this.identifiers);
		this.rows.forEach(COLUMNS, (row) -> readColumn(row, types), this.schemas);
		H2Indexes indexes = new H2Indexes(this.names, this.defaults);
		indexes.readColumns(this.rows);
		new H2Constraints(this.names, this.defaults, indexes).read(this.rows, this.tables);
		indexes.read(this.rows, this.tables, this.schemas);
		List<Sequence> sequences = new ArrayList<>();
		this.rows.forEach(SEQUENCES, (row) -> sequences.add(H2Sequences.read(row, this.names.of(row, "SEQUENCE"))),
				this.schemas);
		Set<View> views = new HashSet<>();
		this.rows.forEach(VIEWS, (row) -> views.add(
				View.of(this.names.of(row, "TABLE"), Objects.requireNonNullElse(row.getString("VIEW_DEFINITION"), ""))),
				this.schemas);
		return new SchemaModel(this.tables.values().stream().map(TableBuilder::build).toList(), sequences,
				H2Domains.read(this.rows, this.names, types, this.schemas), views, MADE_UP);
	}

	private void readColumn(ResultSet row, H2Types types) throws SQLException {
		TableBuilder table = this.tables.get(this.names.of(row, "TABLE"));
		if (table == null) {
			return;
		}
		String type = (row.getString("DOMAIN_NAME") != null) ? this.identifiers.name(this.names.of(row, "DOMAIN"))
				: types.text(row);
		H2Identity identity = H2Identity.read(row);
		String generation = row.getString("GENERATION_EXPRESSION");
		String comment = row.getString("REMARKS");
		table.add(new Column(row.getString("COLUMN_NAME"), type, row.getString("IS_NULLABLE").equals("YES"),
				defaultValue(row.getString("COLUMN_DEFAULT")), (identity != null) ? identity.toString() : null,
				(generation != null) ? "generated always as (" + this.names.normalized(generation) + ")" : null,
				(comment == null || comment.isEmpty()) ? null : comment));
	}

	private @Nullable String defaultValue(@Nullable String value) {
		return (value == null || value.equals("NULL")) ? null : this.names.normalized(value);
	}

}
