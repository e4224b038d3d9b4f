package io.appdb.test.server;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.appdb.engine.DatabaseType;

/**
 * Cleans a database of MySQL or MariaDB. What its tables held at the beginning is in
 * another database, which is dropped together with it. Lasts as long as its database,
 * used by one thread.
 */
final class MySqlCleaning implements DatabaseCleaning {

	private static final int LOCK_WAIT_TIMEOUT = 1205;

	private static final String HERE = " = database()";

	private final ServerSession session;

	private final Map<String, MySqlKeptTable> tables;

	private final MySqlTriggers triggers;

	private final Map<String, String> sequences;

	private MySqlCleaning(ServerSession session, Map<String, MySqlKeptTable> tables, MySqlTriggers triggers,
			Map<String, String> sequences) {
		this.session = session;
		this.tables = tables;
		this.triggers = triggers;
		this.sequences = sequences;
	}

	static DatabaseCleaning of(ServerDatabase database, String history) throws SQLException {
		List<String> settings = new ArrayList<>(
				List.of("SET SESSION foreign_key_checks = 0", "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO'",
						"SET SESSION lock_wait_timeout = 5", "SET SESSION innodb_lock_wait_timeout = 5"));
		if (database.type() == DatabaseType.MYSQL) {
			settings.add("SET SESSION information_schema_stats_expiry = 0");
		}
		ServerSession session = new ServerSession(database.address(), settings.toArray(String[]::new));
		MySqlTriggers triggers = MySqlTriggers.read(session);
		Map<String, MySqlKeptTable> tables = tables(session, history, triggers,
				MySqlText.quoted(MySqlCommands.companion(MySqlTemplates.name(database))));
		MySqlCleaning cleaning = new MySqlCleaning(session, tables, triggers, sequences(session));
		cleaning.checksums().forEach(MySqlKeptTable::checksum);
		return cleaning;
	}

	private static Map<String, MySqlKeptTable> tables(ServerSession session, String history, MySqlTriggers triggers,
			String companion) throws SQLException {
		Map<String, Long> identifiers = identifiers(session);
		identifiers.keySet().removeIf(history::equalsIgnoreCase);
		Set<String> filled = new HashSet<>(filled(session, identifiers.keySet()));
		if (!filled.isEmpty()) {
			session.run("DROP DATABASE IF EXISTS " + companion);
			session.run("CREATE DATABASE " + companion);
		}
		Map<String, MySqlKeptTable> tables = new LinkedHashMap<>();
		for (Map.Entry<String, Long> entry : identifiers.entrySet()) {
			String name = entry.getKey();
			String copy = filled.contains(name) ? companion + ".`kept_" + tables.size() + "`" : "";
			MySqlKeptTable table = new MySqlKeptTable(name, columns(session, name), copy, entry.getValue(),
					triggers.of(name));
			if (table.hadRows()) {
				session.run(table.keep());
			}
			tables.put(name, table);
		}
		return tables;
	}

	private static String columns(ServerSession session, String table) throws SQLException {
		return String.join(", ",
				session.query("SELECT column_name FROM information_schema.columns WHERE table_schema" + HERE
						+ " AND table_name = ? AND coalesce(generation_expression, '') = '' ORDER BY ordinal_position",
						table)
					.stream()
					.map(MySqlText::quoted)
					.toList());
	}

	private static Map<String, Long> identifiers(ServerSession session) throws SQLException {
		Map<String, Long> identifiers = new LinkedHashMap<>();
		for (List<String> row : session.rows("SELECT table_name, coalesce(auto_increment, 0) FROM"
				+ " information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema" + HERE
				+ " ORDER BY table_name")) {
			identifiers.put(row.get(0), Long.valueOf(row.get(1)));
		}
		return identifiers;
	}

	private static List<String> filled(ServerSession session, Iterable<String> tables) throws SQLException {
		List<String> questions = new ArrayList<>();
		for (String table : tables) {
			questions.add("SELECT " + MySqlText.literal(table) + " FROM dual WHERE EXISTS (SELECT 1 FROM "
					+ MySqlText.quoted(table) + ")");
		}
		return questions.isEmpty() ? List.of() : session.query(String.join(" UNION ALL ", questions));
	}

	private static Map<String, String> sequences(ServerSession session) throws SQLException {
		Map<String, String> sequences = new HashMap<>();
		for (String name : session.query("SELECT table_name FROM information_schema.tables"
				+ " WHERE table_type = 'SEQUENCE' AND table_schema" + HERE)) {
			String next = "SELECT next_not_cached_value FROM " + MySqlText.quoted(name);
			session.query(next).forEach((value) -> sequences.put(name, value));
		}
		return sequences;
	}

	/**
	 * The checksums of the tables that had rows, which the server adds up row by row.
	 */
	private Map<MySqlKeptTable, String> checksums() throws SQLException {
		List<MySqlKeptTable> kept = this.tables.values().stream().filter(MySqlKeptTable::hadRows).toList();
		Map<MySqlKeptTable, String> checksums = new HashMap<>();
		if (!kept.isEmpty()) {
			List<List<String>> rows = this.session.rows("CHECKSUM TABLE "
					+ String.join(", ", kept.stream().map((table) -> MySqlText.quoted(table.name())).toList()));
			for (int i = 0; i < kept.size(); i++) {
				checksums.put(kept.get(i), String.valueOf(rows.get(i).get(1)));
			}
		}
		return checksums;
	}

	@Override
	public void clean() throws SQLException {
		try {
			restore();
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() == LOCK_WAIT_TIMEOUT) {
				throw new IllegalStateException(
						"The tables cannot be cleaned, they are locked by a transaction that a test has left open: "
								+ "commit it, roll it back or close it in the test. Open transactions: "
								+ String.join("; ", openTransactions()),
						ex);
			}
			throw ex;
		}
	}

	private List<String> openTransactions() throws SQLException {
		return this.session.query("SELECT concat('thread ', p.id, ' of ', p.user, ' since ', t.trx_started) FROM"
				+ " information_schema.innodb_trx t JOIN information_schema.processlist p"
				+ " ON p.id = t.trx_mysql_thread_id WHERE p.db" + HERE + " AND p.id <> connection_id()");
	}

	private void restore() throws SQLException {
		Map<String, Long> identifiers = identifiers(this.session);
		List<String> empty = this.tables.values()
			.stream()
			.filter((table) -> !table.hadRows())
			.map(MySqlKeptTable::name)
			.toList();
		Set<String> changed = new HashSet<>(filled(this.session, empty));
		checksums().forEach((table, sum) -> {
			if (!table.hasChecksum(sum)) {
				changed.add(table.name());
			}
		});
		for (MySqlKeptTable table : this.tables.values()) {
			boolean moved = table.hasMoved(identifiers.getOrDefault(table.name(), 0L));
			if (moved || changed.contains(table.name())) {
				restore(table, moved);
			}
		}
		for (Map.Entry<String, String> next : sequences(this.session).entrySet()) {
			String before = this.sequences.get(next.getKey());
			if (before != null && !before.equals(next.getValue())) {
				this.session.run("ALTER SEQUENCE " + MySqlText.quoted(next.getKey()) + " RESTART " + before);
			}
		}
	}

	private void restore(MySqlKeptTable table, boolean moved) throws SQLException {
		boolean fires = table.hadRows() && this.triggers.of(table.name());
		if (fires) {
			this.triggers.drop(this.session, table.name());
		}
		try {
			for (String statement : table.restore(moved)) {
				this.session.run(statement);
			}
		}
		finally {
			if (fires) {
				this.triggers.create(this.session, table.name());
			}
		}
	}

}
