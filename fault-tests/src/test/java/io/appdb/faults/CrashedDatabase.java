package io.appdb.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.faults.crash.CrashProgram;
import io.appdb.faults.crash.CrashVerb;
import io.appdb.test.TestDatabase;

/**
 * A database with a few migrations, and a program that dies at work in it. Owned by one
 * test.
 *
 * @param database an empty database
 * @param migrations a folder
 * @param classes where the program finds its classes
 */
record CrashedDatabase(TestDatabase database, Path migrations, SharedClasses classes) implements AutoCloseable {

	static CrashedDatabase create(DatabaseType type, Path directory, SharedClasses classes) throws IOException {
		Path migrations = Files.createTempDirectory(directory, "migrations");
		write(migrations, "V1__items.sql", "create table item (id int not null primary key, name varchar(50));");
		write(migrations, "U1__items.sql", "drop table item;");
		write(migrations, "V2__price.sql", "alter table item add column price int default 7;",
				"create index item_name on item (name);", "insert into item (id, name) values (-1, 'first');");
		write(migrations, "U2__price.sql", "delete from item;",
				(type == DatabaseType.MYSQL || type == DatabaseType.MARIADB) ? "drop index item_name on item;"
						: "drop index item_name;",
				"alter table item drop column price;");
		return new CrashedDatabase(TestDatabase.create(type), migrations, classes);
	}

	private static void write(Path folder, String name, String... lines) throws IOException {
		Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
	}

	/**
	 * Does something in this JVM, where nobody dies.
	 */
	void run(CrashVerb verb) {
		try (DatabaseManager manager = open()) {
			verb.run(manager);
		}
	}

	DatabaseManager open() {
		return CrashProgram.open(this.migrations, this.database.url(), this.database.username(),
				this.database.password());
	}

	/**
	 * Does something in a JVM that dies.
	 * @param step the step before which it dies
	 * @return whether it died, and did not come to its end before
	 */
	boolean die(CrashVerb verb, int step) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(List.of(verb.name(), this.migrations.toString(), this.database.url()));
		if (!this.database.username().isEmpty()) {
			arguments.addAll(List.of(this.database.username(), this.database.password()));
		}
		return new DyingProgram(CrashProgram.class, this.classes, List.of(), arguments).die(step);
	}

	/**
	 * All that is in the database, with plain JDBC: tables, columns, rows, and what the
	 * history says.
	 */
	String content() throws SQLException {
		StringBuilder content = new StringBuilder();
		try (Connection connection = this.database.connect()) {
			content.append(rows(connection, "item", "*"));
			content.append(rows(connection, "flyway_schema_history", "version, description, success"));
		}
		return content.toString();
	}

	private static String rows(Connection connection, String table, String columns) throws SQLException {
		if (!exists(connection, table)) {
			return table + " is missing\n";
		}
		TreeMap<String, Integer> rows = new TreeMap<>();
		String name = connection.getMetaData().storesUpperCaseIdentifiers() && !table.startsWith("flyway") ? table
				: connection.getMetaData().getIdentifierQuoteString() + table
						+ connection.getMetaData().getIdentifierQuoteString();
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("select * from " + name)) {
			List<String> labels = labels(result, columns);
			while (result.next()) {
				List<String> row = new ArrayList<>();
				for (String label : labels) {
					row.add(label + "=" + result.getString(label));
				}
				rows.merge(row.toString(), 1, Integer::sum);
			}
			return table + labels + rows + "\n";
		}
	}

	private static List<String> labels(ResultSet result, String columns) throws SQLException {
		List<String> labels = new ArrayList<>();
		for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
			String label = result.getMetaData().getColumnLabel(column).toLowerCase(Locale.ROOT);
			if (columns.equals("*") || columns.contains(label)) {
				labels.add(label);
			}
		}
		return labels;
	}

	private static boolean exists(Connection connection, String table) throws SQLException {
		for (String name : List.of(table, table.toUpperCase(Locale.ROOT))) {
			try (ResultSet found = connection.getMetaData()
				.getTables(connection.getCatalog(), connection.getSchema(), name, null)) {
				if (found.next()) {
					return true;
				}
			}
		}
		return false;
	}

	@Override
	public void close() throws SQLException, IOException {
		this.database.close();
	}

}
