package io.appdb.test.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads what is in a database of MySQL or MariaDB. Used by one thread; the connection
 * belongs to the caller.
 */
final class MySqlObjects {

	private final Connection connection;

	private final String database;

	MySqlObjects(Connection connection, String database) {
		this.connection = connection;
		this.database = database;
	}

	List<String> tables(String... types) throws SQLException {
		return list("SELECT table_name FROM information_schema.tables WHERE table_type IN ('"
				+ String.join("', '", types) + "') AND table_schema = " + literal() + " ORDER BY table_name");
	}

	/**
	 * The columns of a table that can be written.
	 * @param table the table's name
	 * @return quoted names
	 * @throws SQLException if the server refuses
	 */
	String columns(String table) throws SQLException {
		return String.join(", ",
				list("SELECT column_name FROM information_schema.columns WHERE coalesce(generation_expression, '') = ''"
						+ " AND table_schema = " + literal() + " AND table_name = " + MySqlDefinition.literal(table)
						+ " ORDER BY ordinal_position")
					.stream()
					.map(MySqlDefinition::quoted)
					.toList());
	}

	List<String> triggers() throws SQLException {
		return list("SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = " + literal()
				+ " ORDER BY event_object_table, action_timing, event_manipulation, action_order");
	}

	List<String> routines(String type) throws SQLException {
		return list("SELECT routine_name FROM information_schema.routines WHERE routine_type = '" + type
				+ "' AND routine_schema = " + literal());
	}

	List<String> events() throws SQLException {
		return list("SELECT event_name FROM information_schema.events WHERE event_schema = " + literal());
	}

	/**
	 * Character set and collation of the database.
	 * @return clauses for a statement
	 * @throws SQLException if the server refuses
	 */
	String characters() throws SQLException {
		return list("SELECT concat('CHARACTER SET ', default_character_set_name, ' COLLATE ', default_collation_name)"
				+ " FROM information_schema.schemata WHERE schema_name = " + literal())
			.get(0);
	}

	/**
	 * Asks which tables have rows, as many at once as fit into a statement.
	 * @param tables their names
	 * @return those with rows
	 * @throws SQLException if the server refuses
	 */
	List<String> filled(List<String> tables) throws SQLException {
		if (tables.isEmpty()) {
			return List.of();
		}
		return list(String.join(" UNION ALL ",
				tables.stream()
					.map((table) -> "SELECT " + MySqlDefinition.literal(table)
							+ " FROM dual WHERE EXISTS (SELECT 1 FROM " + place(table) + ")")
					.toList()));
	}

	String place(String table) {
		return MySqlDefinition.quoted(this.database) + "." + MySqlDefinition.quoted(table);
	}

	private String literal() {
		return MySqlDefinition.literal(this.database);
	}

	List<String> list(String sql) throws SQLException {
		return column(sql, 1);
	}

	/**
	 * Reads one column of what a statement shows.
	 * @param sql the statement
	 * @param column its number
	 * @return the values
	 * @throws SQLException if the server refuses
	 */
	List<String> column(String sql, int column) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			List<String> values = new ArrayList<>();
			while (rows.next()) {
				@Nullable String value = rows.getString(column);
				values.add((value != null) ? value : "");
			}
			return values;
		}
	}

}
