package io.appdb.test.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What a database of MySQL or MariaDB consists of, read once, to be made again in another
 * database of the server; rows are copied by the server itself. Immutable; shared by
 * threads.
 */
final class MySqlScript {

	private static final String MODE = "SET SESSION sql_mode = ";

	private static final String LENIENT = "'NO_AUTO_VALUE_ON_ZERO'";

	private final String from;

	private final String characters;

	private final List<String> structure = new ArrayList<>();

	private final List<Rows> rows = new ArrayList<>();

	private final List<String> views = new ArrayList<>();

	private final List<Program> programs = new ArrayList<>();

	private final List<Program> triggers = new ArrayList<>();

	private MySqlScript(String from, String characters) {
		this.from = from;
		this.characters = characters;
	}

	/**
	 * Reads a database.
	 * @param connection a connection of the caller's, which is used for nothing else
	 * @param from the database
	 * @param leftOut a table that does not count
	 * @return the script
	 * @throws SQLException if the server refuses
	 */
	static MySqlScript read(Connection connection, String from, String leftOut) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("USE " + MySqlDefinition.quoted(from));
			statement.execute(MODE + LENIENT);
			statement.execute("SET SESSION sql_quote_show_create = 1");
		}
		MySqlObjects catalog = new MySqlObjects(connection, from);
		MySqlScript script = new MySqlScript(from, catalog.characters());
		script.readTables(catalog, leftOut);
		for (String view : catalog.tables("VIEW")) {
			script.views.add(catalog.column("SHOW CREATE VIEW " + MySqlDefinition.quoted(view), 2).get(0));
		}
		for (String type : List.of("FUNCTION", "PROCEDURE")) {
			for (String name : catalog.routines(type)) {
				script.programs.add(Program.show(catalog, type, name, 3));
			}
		}
		for (String name : catalog.triggers()) {
			script.triggers.add(Program.show(catalog, "TRIGGER", name, 3));
		}
		for (String name : catalog.events()) {
			script.triggers.add(Program.show(catalog, "EVENT", name, 4));
		}
		return script;
	}

	private void readTables(MySqlObjects catalog, String leftOut) throws SQLException {
		for (String sequence : catalog.tables("SEQUENCE")) {
			String name = MySqlDefinition.quoted(sequence);
			this.structure.add(catalog.column("SHOW CREATE SEQUENCE " + name, 2).get(0));
			String next = catalog.list("SELECT next_not_cached_value FROM " + name).get(0);
			this.structure.add("ALTER SEQUENCE " + name + " RESTART " + next);
		}
		List<String> tables = new ArrayList<>(catalog.tables("BASE TABLE", "SYSTEM VERSIONED"));
		tables.remove(leftOut);
		for (String table : tables) {
			this.structure.add(catalog.column("SHOW CREATE TABLE " + MySqlDefinition.quoted(table), 2).get(0));
		}
		for (String table : catalog.filled(tables)) {
			this.rows.add(new Rows(table, catalog.columns(table)));
		}
	}

	/**
	 * Makes everything again.
	 * @param connection a connection of the caller's, which is used for nothing else
	 * @param to an empty database
	 * @throws SQLException if the server refuses
	 */
	void run(Connection connection, String to) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("USE " + MySqlDefinition.quoted(to));
			statement.execute("ALTER DATABASE " + MySqlDefinition.quoted(to) + " " + this.characters);
			statement.execute("SET SESSION foreign_key_checks = 0");
			statement.execute("SET SESSION unique_checks = 0");
			statement.execute(MODE + LENIENT);
			for (String sql : this.structure) {
				statement.execute(new MySqlDefinition(sql).moved(this.from, to).sql());
			}
			for (Rows copied : this.rows) {
				statement.execute(copied.copy(this.from));
			}
			runAll(statement, this.programs, to);
			createViews(statement, to);
			runAll(statement, this.triggers, to);
		}
	}

	private void runAll(Statement statement, List<Program> all, String to) throws SQLException {
		for (Program program : all) {
			statement.execute(MODE + MySqlDefinition.literal(program.mode()));
			statement.execute(new MySqlDefinition(program.sql()).withoutDefiner().moved(this.from, to).sql());
		}
		statement.execute(MODE + LENIENT);
	}

	/**
	 * A view may need another one: what fails is tried again after the others, as long as
	 * that makes a difference.
	 */
	private void createViews(Statement statement, String to) throws SQLException {
		Deque<String> waiting = new ArrayDeque<>(this.views);
		int failures = 0;
		while (!waiting.isEmpty()) {
			String view = waiting.remove();
			try {
				statement.execute(new MySqlDefinition(view).withoutDefiner().moved(this.from, to).sql());
				failures = 0;
			}
			catch (SQLException ex) {
				waiting.add(view);
				failures++;
				if (failures > waiting.size()) {
					throw ex;
				}
			}
		}
	}

	/**
	 * The rows of a table. Immutable.
	 *
	 * @param table the table
	 * @param columns its quoted columns
	 */
	private record Rows(String table, String columns) {

		String copy(String from) {
			return "INSERT INTO " + MySqlDefinition.quoted(this.table) + " (" + this.columns + ") SELECT "
					+ this.columns + " FROM " + MySqlDefinition.quoted(from) + "." + MySqlDefinition.quoted(this.table);
		}

	}

	/**
	 * A routine, trigger or event. Immutable.
	 *
	 * @param mode the modes it was written for
	 * @param sql the statement that makes it
	 */
	private record Program(String mode, String sql) {

		static Program show(MySqlObjects catalog, String type, String name, int column) throws SQLException {
			String show = "SHOW CREATE " + type + " " + MySqlDefinition.quoted(name);
			return new Program(catalog.column(show, 2).get(0), catalog.column(show, column).get(0));
		}

	}

}
