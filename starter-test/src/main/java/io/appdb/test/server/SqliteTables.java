package io.appdb.test.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads lists of texts and the catalog of a SQLite connection. No instances.
 */
final class SqliteTables {

	private static final String TABLES = """
			SELECT name FROM pragma_table_list t WHERE schema = 'main' AND type IN ('table', 'shadow')
			  AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> ''
			ORDER BY name""";

	private SqliteTables() {
	}

	static List<String> list(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			List<String> values = new ArrayList<>();
			while (rows.next()) {
				values.add(rows.getString(1));
			}
			return values;
		}
	}

	/**
	 * The tables of the application.
	 * @param connection the connection
	 * @param history the table to leave out
	 * @return their names
	 * @throws SQLException if the database refuses
	 */
	static List<String> tables(Connection connection, String history) throws SQLException {
		List<String> tables = new ArrayList<>(list(connection, TABLES));
		tables.removeIf((name) -> name.equalsIgnoreCase(history));
		return tables;
	}

	/**
	 * What of a row can be written, in the order of the table: its columns without the
	 * generated ones, and before them the row's number where it is no column itself.
	 * @param connection the connection
	 * @param table the table's name
	 * @return quoted names
	 * @throws SQLException if the database refuses
	 */
	static List<String> columns(Connection connection, String table) throws SQLException {
		String name = literal(table);
		List<String> columns = new ArrayList<>();
		boolean numbered = list(connection,
				"SELECT 1 FROM pragma_table_list WHERE schema = 'main' AND wr = 0 AND name = " + name
						+ " AND NOT EXISTS (SELECT 1 FROM pragma_table_xinfo(" + name
						+ ") WHERE lower(name) = 'rowid')")
			.size() == 1;
		if (numbered) {
			columns.add("rowid");
		}
		for (String column : list(connection,
				"SELECT name FROM pragma_table_xinfo(" + name + ") WHERE hidden = 0 ORDER BY cid")) {
			columns.add(quoted(column));
		}
		return columns;
	}

	static String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	static String literal(String text) {
		return '\'' + text.replace("'", "''") + '\'';
	}

}
