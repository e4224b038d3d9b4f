package io.appdb.test.server;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The triggers of a MySQL or MariaDB database, which cannot be switched off: they are
 * dropped while rows are put back. Immutable.
 */
final class MySqlTriggers {

	private final Map<String, List<Trigger>> triggers;

	private MySqlTriggers(Map<String, List<Trigger>> triggers) {
		this.triggers = triggers;
	}

	static MySqlTriggers read(ServerSession session) throws SQLException {
		Map<String, List<Trigger>> triggers = new LinkedHashMap<>();
		for (List<String> row : session.rows("SELECT event_object_table, trigger_name FROM information_schema.triggers"
				+ " WHERE trigger_schema = database() ORDER BY event_object_table, action_timing, action_order")) {
			List<String> shown = session.rows("SHOW CREATE TRIGGER " + MySqlDefinition.quoted(row.get(1))).get(0);
			triggers.computeIfAbsent(row.get(0), (table) -> new ArrayList<>())
				.add(new Trigger(row.get(1), shown.get(1), shown.get(2)));
		}
		return new MySqlTriggers(triggers);
	}

	boolean of(String table) {
		return this.triggers.containsKey(table);
	}

	void drop(ServerSession session, String table) throws SQLException {
		for (Trigger trigger : this.triggers.getOrDefault(table, List.of())) {
			session.run("DROP TRIGGER IF EXISTS " + MySqlDefinition.quoted(trigger.name()));
		}
	}

	void create(ServerSession session, String table) throws SQLException {
		for (Trigger trigger : this.triggers.getOrDefault(table, List.of())) {
			session.run("SET SESSION sql_mode = " + MySqlDefinition.literal(trigger.mode()));
			session.run(trigger.sql());
		}
		session.run("SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO'");
	}

	/**
	 * One trigger. Immutable.
	 *
	 * @param name its name
	 * @param mode the modes it was written for
	 * @param sql the statement that makes it
	 */
	private record Trigger(String name, String mode, String sql) {

	}

}
