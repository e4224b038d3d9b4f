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
				MySqlDefinition.quoted(MySqlCommands.companion(MySqlTemplates.name(database))));
		MySqlCleaning cleaning = new MySqlCleaning(session, tables, triggers, MySqlTables.sequences(session));
		cleaning.checksums().forEach(MySqlKeptTable::checksum);
		return cleaning;
	}

	private static Map<String, MySqlKeptTable> tables(ServerSession session, String history, MySqlTriggers triggers,
			String companion) throws SQLException {
		Map<String, Long> identifiers = MySqlTables.identifiers(session);
		identifiers.keySet().removeIf(history::equalsIgnoreCase);
		Set<String> versioned = MySqlTables.versioned(session);
		Set<String> filled = new HashSet<>(MySqlTables.filled(session, identifiers.keySet()));
		if (!filled.isEmpty()) {
			session.run("DROP DATABASE IF EXISTS " + companion);
			session.run("CREATE DATABASE " + companion);
		}
		Map<String, MySqlKeptTable> tables = new LinkedHashMap<>();
		for (Map.Entry<String, Long> entry : identifiers.entrySet()) {
			String name = entry.getKey();
			String copy = filled.contains(name) ? companion + ".`kept_" + tables.size() + "`" : "";
			MySqlKeptTable table = new MySqlKeptTable(name, MySqlTables.columns(session, name), copy, entry.getValue(),
					MySqlKeptTable.Kind.of(versioned.contains(name), triggers.of(name)));
			if (table.hadRows()) {
				session.run(table.keep());
			}
			tables.put(name, table);
		}
		return tables;
	}

	/**
	 * The checksums of the tables that had rows, which the server adds up row by row.
	 */
	private Map<MySqlKeptTable, String> checksums() throws SQLException {
		List<MySqlKeptTable> kept = this.tables.values().stream().filter(MySqlKeptTable::hadRows).toList();
		Map<MySqlKeptTable, String> checksums = new HashMap<>();
		if (!kept.isEmpty()) {
			List<List<String>> rows = this.session.rows("CHECKSUM TABLE "
					+ String.join(", ", kept.stream().map((table) -> MySqlDefinition.quoted(table.name())).toList()));
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
								+ "commit it, roll it back or close it in the test. " + openTransactions(),
						ex);
			}
			throw ex;
		}
	}

	/**
	 * Only who has the privilege PROCESS may ask.
	 */
	private String openTransactions() {
		try {
			return "Open transactions: " + String.join("; ",
					this.session.query("SELECT concat('thread ', p.id, ' of ', p.user, ' since ', t.trx_started) FROM"
							+ " information_schema.innodb_trx t JOIN information_schema.processlist p"
							+ " ON p.id = t.trx_mysql_thread_id WHERE p.db = database() AND p.id <> connection_id()"));
		}
		catch (SQLException ex) {
			return "The server does not tell which (" + ex.getMessage() + ")";
		}
	}

	private void restore() throws SQLException {
		Map<String, Long> identifiers = MySqlTables.identifiers(this.session);
		List<String> empty = this.tables.values()
			.stream()
			.filter((table) -> !table.hadRows())
			.map(MySqlKeptTable::name)
			.toList();
		Set<String> changed = new HashSet<>(MySqlTables.filled(this.session, empty));
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
		for (Map.Entry<String, String> next : MySqlTables.sequences(this.session).entrySet()) {
			String before = this.sequences.get(next.getKey());
			if (before != null && !before.equals(next.getValue())) {
				this.session.run("ALTER SEQUENCE " + MySqlDefinition.quoted(next.getKey()) + " RESTART " + before);
			}
		}
	}

	private void restore(MySqlKeptTable table, boolean moved) throws SQLException {
		boolean fires = table.meetsTriggers() && this.triggers.of(table.name());
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
