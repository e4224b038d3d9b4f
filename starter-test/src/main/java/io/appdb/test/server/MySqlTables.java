package io.appdb.test.server;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads which tables and sequences the database of a session has, on MySQL or MariaDB. No
 * instances.
 */
final class MySqlTables {

	private static final String HERE = " = database()";

	private MySqlTables() {
	}

	/**
	 * The quoted columns of a table that can be written.
	 */
	static String columns(ServerSession session, String table) throws SQLException {
		return String.join(", ",
				session.query("SELECT column_name FROM information_schema.columns WHERE table_schema" + HERE
						+ " AND table_name = ? AND coalesce(generation_expression, '') = '' ORDER BY ordinal_position",
						table)
					.stream()
					.map(MySqlDefinition::quoted)
					.toList());
	}

	/**
	 * The tables, each with its next identifier, zero without.
	 */
	static Map<String, Long> identifiers(ServerSession session) throws SQLException {
		Map<String, Long> identifiers = new LinkedHashMap<>();
		for (List<String> row : session.rows("SELECT table_name, coalesce(auto_increment, 0) FROM"
				+ " information_schema.tables WHERE table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') AND table_schema"
				+ HERE + " ORDER BY table_name")) {
			identifiers.put(row.get(0), Long.valueOf(row.get(1)));
		}
		return identifiers;
	}

	/**
	 * The tables of MariaDB that keep their former rows, which cannot be truncated.
	 */
	static Set<String> versioned(ServerSession session) throws SQLException {
		return new HashSet<>(session.query("SELECT table_name FROM information_schema.tables"
				+ " WHERE table_type = 'SYSTEM VERSIONED' AND table_schema" + HERE));
	}

	/**
	 * Those of some tables that have rows.
	 */
	static List<String> filled(ServerSession session, Iterable<String> tables) throws SQLException {
		List<String> questions = new ArrayList<>();
		for (String table : tables) {
			questions.add("SELECT " + MySqlDefinition.literal(table) + " FROM dual WHERE EXISTS (SELECT 1 FROM "
					+ MySqlDefinition.quoted(table) + ")");
		}
		return questions.isEmpty() ? List.of() : session.query(String.join(" UNION ALL ", questions));
	}

	/**
	 * The sequences of MariaDB, each with its next value.
	 */
	static Map<String, String> sequences(ServerSession session) throws SQLException {
		Map<String, String> sequences = new HashMap<>();
		for (String name : session.query("SELECT table_name FROM information_schema.tables"
				+ " WHERE table_type = 'SEQUENCE' AND table_schema" + HERE)) {
			String next = "SELECT next_not_cached_value FROM " + MySqlDefinition.quoted(name);
			session.query(next).forEach((value) -> sequences.put(name, value));
		}
		return sequences;
	}

}
