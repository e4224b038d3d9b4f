package io.appdb.test.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/**
 * Cleans a SQLite database. Where there were rows at the beginning, the whole database is
 * kept in memory and attached for each cleaning, so rows are compared and copied inside
 * SQLite. Lasts as long as its database, used by one thread.
 */
final class SqliteCleaning implements DatabaseCleaning {

	private static final int MOST_QUESTIONS = 200;

	private static final int WRITE_VERSION = 18;

	private static final int READ_VERSION = 19;

	private static final String NUMBERS = "sqlite_sequence";

	private final ServerDatabase database;

	private final Set<String> empty;

	private final Map<String, List<String>> kept;

	private final byte[] beginning;

	private SqliteCleaning(ServerDatabase database, Set<String> empty, Map<String, List<String>> kept,
			byte[] beginning) {
		this.database = database;
		this.empty = empty;
		this.kept = kept;
		this.beginning = beginning;
	}

	static DatabaseCleaning of(ServerDatabase database, String history) throws SQLException {
		try (Connection connection = database.connect()) {
			Set<String> empty = new LinkedHashSet<>(SqliteTables.tables(connection, history));
			Map<String, List<String>> kept = new LinkedHashMap<>();
			for (String table : those(connection, filled(empty))) {
				empty.remove(table);
				kept.put(table, SqliteTables.columns(connection, table));
			}
			if (!SqliteTables.list(connection, "SELECT 1 FROM sqlite_master WHERE name = '" + NUMBERS + "'")
				.isEmpty()) {
				kept.put(NUMBERS, List.of("name", "seq"));
			}
			return new SqliteCleaning(database, empty, kept, kept.isEmpty() ? new byte[0] : image(connection));
		}
	}

	/**
	 * A database in memory cannot have a write-ahead log: the two bytes that ask for one
	 * say the older way instead.
	 */
	private static byte[] image(Connection connection) throws SQLException {
		byte[] image = connection.unwrap(SQLiteConnection.class).serialize("main");
		image[WRITE_VERSION] = 1;
		image[READ_VERSION] = 1;
		return image;
	}

	private static List<String> filled(Set<String> tables) {
		return tables.stream()
			.map((table) -> question(table, "EXISTS (SELECT 1 FROM main." + SqliteTables.quoted(table) + ")"))
			.toList();
	}

	private static String question(String table, String condition) {
		return "SELECT " + SqliteTables.literal(table) + " WHERE " + condition;
	}

	/**
	 * Asks as much at once as SQLite puts into one query.
	 */
	private static List<String> those(Connection connection, List<String> questions) throws SQLException {
		List<String> answers = new ArrayList<>();
		for (int i = 0; i < questions.size(); i += MOST_QUESTIONS) {
			List<String> some = questions.subList(i, Math.min(questions.size(), i + MOST_QUESTIONS));
			answers.addAll(SqliteTables.list(connection, String.join(" UNION ALL ", some)));
		}
		return answers;
	}

	@Override
	public void clean() throws SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("PRAGMA busy_timeout = 5000");
			statement.execute("PRAGMA foreign_keys = OFF");
			statement.execute("PRAGMA synchronous = OFF");
			if (!this.kept.isEmpty()) {
				statement.execute("ATTACH ':memory:' AS beginning");
				connection.unwrap(SQLiteConnection.class).deserialize("beginning", this.beginning);
			}
			List<String> questions = new ArrayList<>(filled(this.empty));
			this.kept.forEach((table, columns) -> questions.add(question(table, changed(table, columns))));
			List<String> changed = those(connection, questions);
			if (!changed.isEmpty()) {
				restore(connection, statement, changed);
			}
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() == SQLiteErrorCode.SQLITE_BUSY.code) {
				throw new IllegalStateException("The tables of " + this.database.address()
						+ " cannot be cleaned, a transaction that a test has left open keeps everybody else from"
						+ " writing: commit it, roll it back or close it in the test", ex);
			}
			throw ex;
		}
	}

	private static String changed(String table, List<String> columns) {
		String name = SqliteTables.quoted(table);
		String values = String.join(", ", columns.stream().map((column) -> "quote(" + column + ")").toList());
		String now = "SELECT " + values + " FROM main." + name;
		String then = "SELECT " + values + " FROM beginning." + name;
		return "EXISTS (SELECT * FROM (" + now + " EXCEPT " + then + ")) OR EXISTS (SELECT * FROM (" + then + " EXCEPT "
				+ now + "))";
	}

	private void restore(Connection connection, Statement statement, List<String> changed) throws SQLException {
		statement.execute("BEGIN IMMEDIATE");
		List<String> triggers = new ArrayList<>();
		for (String table : changed) {
			String of = " FROM main.sqlite_master WHERE type = 'trigger' AND lower(tbl_name) = lower("
					+ SqliteTables.literal(table) + ")";
			triggers.addAll(SqliteTables.list(connection, "SELECT sql" + of));
			for (String name : SqliteTables.list(connection, "SELECT name" + of)) {
				statement.execute("DROP TRIGGER main." + SqliteTables.quoted(name));
			}
			statement.execute("DELETE FROM main." + SqliteTables.quoted(table));
			refill(statement, table);
		}
		if (this.kept.containsKey(NUMBERS)) {
			statement.execute("DELETE FROM main." + NUMBERS);
			refill(statement, NUMBERS);
		}
		for (String trigger : triggers) {
			statement.execute(trigger);
		}
		statement.execute("COMMIT");
	}

	private void refill(Statement statement, String table) throws SQLException {
		List<String> columns = this.kept.get(table);
		if (columns != null) {
			String name = SqliteTables.quoted(table);
			String names = String.join(", ", columns);
			statement
				.execute("INSERT INTO main." + name + " (" + names + ") SELECT " + names + " FROM beginning." + name);
		}
	}

}
