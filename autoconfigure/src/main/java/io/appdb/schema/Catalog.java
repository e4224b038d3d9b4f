package io.appdb.schema;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.engine.jdbc.env.spi.NameQualifierSupport;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a database has, over one connection, through JDBC metadata. Hibernate's own
 * reader is not used because it takes a table of the same name in any other schema for
 * the one it looks for. Lives as long as one call; not for several threads.
 */
final class Catalog {

	private static final String[] TABLES = { "TABLE", "BASE TABLE", "PARTITIONED TABLE", "FOREIGN TABLE" };

	private static final String[] RELATIONS = { "TABLE", "BASE TABLE", "PARTITIONED TABLE", "FOREIGN TABLE", "VIEW",
			"MATERIALIZED VIEW" };

	private final Connection connection;

	private final DatabaseMetaData metaData;

	private final Mapping mapping;

	private final SchemaDialect dialect;

	private final LetterCase letterCase;

	private final Map<Place, Set<String>> relations = new HashMap<>();

	private final Map<Place, Map<String, Long>> sequences = new HashMap<>();

	Catalog(Connection connection, Mapping mapping, SchemaDialect dialect) throws SQLException {
		this.connection = connection;
		this.metaData = connection.getMetaData();
		this.mapping = mapping;
		this.dialect = dialect;
		this.letterCase = dialect.letterCase(this.metaData);
	}

	LetterCase letterCase() {
		return this.letterCase;
	}

	Place place(QualifiedName name) throws SQLException {
		return place(name.getCatalogName(), name.getSchemaName());
	}

	Place place(@Nullable Identifier catalog, @Nullable Identifier schema) throws SQLException {
		NameQualifierSupport support = this.mapping.metadata()
			.getDatabase()
			.getJdbcEnvironment()
			.getNameQualifierSupport();
		Identifier wantedCatalog = support.supportsCatalogs() ? this.mapping.names().catalogWithDefault(catalog) : null;
		Identifier wantedSchema = support.supportsSchemas() ? this.mapping.names().schemaWithDefault(schema) : null;
		return new Place((wantedCatalog != null) ? stored(wantedCatalog) : this.connection.getCatalog(),
				(wantedSchema != null) ? stored(wantedSchema) : this.connection.getSchema());
	}

	String stored(Identifier name) {
		return this.letterCase.stored(name.getText(), name.isQuoted());
	}

	boolean contains(Table table) throws SQLException {
		Place place = place(table.getQualifiedTableName());
		Set<String> names = this.relations.get(place);
		if (names == null) {
			names = names(place, "%", RELATIONS);
			this.relations.put(place, names);
		}
		return this.letterCase.isIn(names, stored(table.getNameIdentifier()));
	}

	/**
	 * Returns whether a view has the name of a table.
	 */
	boolean isView(Table table) throws SQLException {
		return contains(table) && !hasTable(place(table.getQualifiedTableName()), stored(table.getNameIdentifier()));
	}

	boolean contains(Sequence sequence) throws SQLException {
		return sequences(place(sequence.getName())).containsKey(stored(sequence.getName().getSequenceName()));
	}

	/**
	 * Returns the increment of a sequence that is there; -1 where unknown.
	 */
	long increment(Sequence sequence) throws SQLException {
		Long increment = sequences(place(sequence.getName())).get(stored(sequence.getName().getSequenceName()));
		return (increment != null) ? increment : -1;
	}

	private Map<String, Long> sequences(Place place) throws SQLException {
		Map<String, Long> found = this.sequences.get(place);
		if (found == null) {
			found = this.dialect.sequences(this.connection, place);
			this.sequences.put(place, found);
		}
		return found;
	}

	Set<String> tableNames(Place place) throws SQLException {
		return names(place, "%", TABLES);
	}

	boolean hasTable(Place place, String name) throws SQLException {
		return this.letterCase.isIn(names(place, escape(name), TABLES), name);
	}

	boolean hasSchema(String schema) throws SQLException {
		try (ResultSet rows = this.metaData.getSchemas()) {
			return anyMatch(rows, "TABLE_SCHEM", schema);
		}
	}

	boolean hasCatalog(String catalog) throws SQLException {
		try (ResultSet rows = this.metaData.getCatalogs()) {
			return anyMatch(rows, "TABLE_CAT", catalog);
		}
	}

	private boolean anyMatch(ResultSet rows, String column, String name) throws SQLException {
		while (rows.next()) {
			if (this.letterCase.same(name, Objects.requireNonNullElse(rows.getString(column), ""))) {
				return true;
			}
		}
		return false;
	}

	Map<String, FoundColumn> columns(Table table) throws SQLException {
		Place place = place(table.getQualifiedTableName());
		String name = stored(table.getNameIdentifier());
		Map<String, FoundColumn> columns = new HashMap<>();
		try (ResultSet rows = this.metaData.getColumns(place.catalog(), escapeNullable(place.schema()), escape(name),
				"%")) {
			while (rows.next()) {
				if (this.letterCase.same(name, text(rows, "TABLE_NAME"))) {
					columns.put(this.dialect.columnKey(text(rows, "COLUMN_NAME")),
							new FoundColumn(text(rows, "TYPE_NAME"), rows.getInt("DATA_TYPE"),
									rows.getInt("COLUMN_SIZE"), rows.getInt("DECIMAL_DIGITS")));
				}
			}
		}
		return columns;
	}

	Set<ForeignKeyName> foreignKeysOnto(Table table) throws SQLException {
		Place place = place(table.getQualifiedTableName());
		Set<ForeignKeyName> keys = new LinkedHashSet<>();
		try (ResultSet rows = this.metaData.getExportedKeys(place.catalog(), place.schema(),
				stored(table.getNameIdentifier()))) {
			while (rows.next()) {
				Place from = new Place(named(rows.getString("FKTABLE_CAT")), named(rows.getString("FKTABLE_SCHEM")));
				keys.add(new ForeignKeyName(from, text(rows, "FKTABLE_NAME"), rows.getString("FK_NAME")));
			}
		}
		return keys;
	}

	/**
	 * Returns whether a foreign key belongs to a table. Not every driver tells the
	 * catalog and the schema.
	 */
	boolean isOf(ForeignKeyName key, Table table) throws SQLException {
		Place place = place(table.getQualifiedTableName());
		return this.letterCase.same(stored(table.getNameIdentifier()), key.table())
				&& sameIfTold(place.catalog(), key.place().catalog())
				&& sameIfTold(place.schema(), key.place().schema());
	}

	private boolean sameIfTold(@Nullable String wanted, @Nullable String found) {
		return wanted == null || found == null || this.letterCase.same(wanted, found);
	}

	private Set<String> names(Place place, String pattern, String[] types) throws SQLException {
		Set<String> names = new HashSet<>();
		try (ResultSet rows = this.metaData.getTables(place.catalog(), escapeNullable(place.schema()), pattern,
				types)) {
			while (rows.next()) {
				String schema = rows.getString("TABLE_SCHEM");
				if (place.schema() == null || schema == null || this.letterCase.same(place.schema(), schema)) {
					names.add(text(rows, "TABLE_NAME"));
				}
			}
		}
		this.dialect.withoutSystemTables(names);
		return names;
	}

	private static String text(ResultSet rows, String column) throws SQLException {
		return Objects.requireNonNullElse(rows.getString(column), "");
	}

	/**
	 * Keeps JDBC metadata from reading a name as a pattern.
	 */
	private @Nullable String escapeNullable(@Nullable String name) throws SQLException {
		return (name != null) ? escape(name) : null;
	}

	private String escape(String name) throws SQLException {
		String escape = this.metaData.getSearchStringEscape();
		return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
	}

	/**
	 * No name is an empty text to Derby.
	 */
	private static @Nullable String named(@Nullable String name) {
		return (name == null || name.isEmpty()) ? null : name;
	}

}
