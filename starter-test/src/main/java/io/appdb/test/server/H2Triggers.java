package io.appdb.test.server;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes the triggers of H2 tables away while rows are put back. No instances.
 */
final class H2Triggers {

	private static final String TABLES = """
			SELECT DISTINCT quote_ident(EVENT_OBJECT_SCHEMA) || '.' || quote_ident(EVENT_OBJECT_TABLE)
			FROM INFORMATION_SCHEMA.TRIGGERS""";

	private static final String NAMES = """
			SELECT 'DROP TRIGGER ' || quote_ident(TRIGGER_SCHEMA) || '.' || quote_ident(TRIGGER_NAME)
			FROM INFORMATION_SCHEMA.TRIGGERS
			WHERE quote_ident(EVENT_OBJECT_SCHEMA) || '.' || quote_ident(EVENT_OBJECT_TABLE) =""";

	private static final String CREATION = "CREATE FORCE TRIGGER";

	private H2Triggers() {
	}

	/**
	 * Drops the triggers of some tables.
	 * @param statement a statement
	 * @param changed the tables
	 * @return the statements that make them again
	 * @throws SQLException if the database refuses
	 */
	static List<String> drop(Statement statement, List<String> changed) throws SQLException {
		Set<String> tables = new HashSet<>(H2Cleaning.list(statement, TABLES));
		tables.retainAll(changed);
		List<String> creations = new ArrayList<>();
		for (String table : tables) {
			for (String sql : H2Cleaning.list(statement, "SCRIPT NODATA NOPASSWORDS NOSETTINGS TABLE " + table)) {
				if (sql.startsWith(CREATION)) {
					creations.add(sql);
				}
			}
			for (String drop : H2Cleaning.list(statement, NAMES + " " + ServerSession.literal(table))) {
				statement.execute(drop);
			}
		}
		return creations;
	}

}
