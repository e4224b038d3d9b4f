package io.appdb.engine;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.appdb.error.Constraint;
import org.jspecify.annotations.Nullable;

/**
 * Reads the constraints of one table from JDBC's metadata. Without state; the connection
 * belongs to the caller.
 */
final class ConstraintReader {

	private ConstraintReader() {
	}

	/**
	 * Reads a table in the connection's catalog and schema.
	 * @return its constraints, empty if it has none or is not there
	 */
	static Optional<TableConstraints> read(Connection connection, String table) throws SQLException {
		List<String> spellings = Stream.of(table, table.toLowerCase(Locale.ROOT), table.toUpperCase(Locale.ROOT))
			.distinct()
			.toList();
		for (String spelling : spellings) {
			TableConstraints found = constraints(connection, spelling);
			if (found.primaryKey() != null || !found.unique().isEmpty() || !found.foreignKeys().isEmpty()) {
				return Optional.of(found);
			}
		}
		return Optional.empty();
	}

	private static TableConstraints constraints(Connection connection, String table) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		String catalog = connection.getCatalog();
		String schema = connection.getSchema();
		try (ResultSet primaryKey = metaData.getPrimaryKeys(catalog, schema, table);
				ResultSet indexes = metaData.getIndexInfo(catalog, schema, table, true, true);
				ResultSet foreignKeys = metaData.getImportedKeys(catalog, schema, table)) {
			List<Constraint> primary = group(primaryKey, table, "PK_NAME", "COLUMN_NAME", "KEY_SEQ");
			return new TableConstraints(primary.isEmpty() ? null : primary.get(0),
					group(indexes, table, "INDEX_NAME", "COLUMN_NAME", "ORDINAL_POSITION"),
					group(foreignKeys, table, "FK_NAME", "FKCOLUMN_NAME", "KEY_SEQ"));
		}
	}

	private static List<Constraint> group(ResultSet rows, String table, String name, String column, String position)
			throws SQLException {
		Map<String, Map<Integer, String>> columns = new LinkedHashMap<>();
		while (rows.next()) {
			String text = rows.getString(column);
			if (text != null) {
				columns.computeIfAbsent(orEmpty(rows.getString(name)), (key) -> new TreeMap<>())
					.put(rows.getInt(position), text);
			}
		}
		List<Constraint> constraints = new ArrayList<>();
		columns.forEach((key, names) -> constraints
			.add(new Constraint(key.isEmpty() ? null : key, table, List.copyOf(names.values()))));
		return constraints;
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
