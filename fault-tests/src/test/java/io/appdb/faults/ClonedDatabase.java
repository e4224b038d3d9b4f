package io.appdb.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.appdb.engine.DatabaseType;
import io.appdb.faults.crash.CloneProgram;
import io.appdb.test.TestDatabase;

/**
 * A server on which a program makes a template and copies of it, and dies at that. Owned
 * by one test.
 *
 * @param database a database from which others may be made
 * @param key of the template
 * @param classes where the program finds its classes
 */
record ClonedDatabase(TestDatabase database, String key, SharedClasses classes) implements AutoCloseable {

	static ClonedDatabase create(DatabaseType type, int number, SharedClasses classes) {
		String key = Long.toHexString(ProcessHandle.current().pid()) + "c10ed" + Integer.toHexString(number);
		return new ClonedDatabase(TestDatabase.create(type), key, classes);
	}

	/**
	 * Makes the template and copies of it.
	 * @param step the step before which the JVM dies, 0 for none
	 * @return whether it died
	 */
	boolean die(int step) throws IOException, InterruptedException {
		String property = "-Dappdb.test." + this.database.type().keyword();
		List<String> options = List.of(property + ".url=" + this.database.url(),
				property + ".username=" + this.database.username(), property + ".password=" + this.database.password());
		return new DyingProgram(CloneProgram.class, this.classes, options,
				List.of(this.database.type().name(), this.key))
			.die(step);
	}

	/**
	 * The databases of the server that are no template of this test.
	 */
	Set<String> others() throws SQLException {
		Set<String> names = names();
		names.removeIf((name) -> name.contains(this.key));
		return names;
	}

	private Set<String> names() throws SQLException {
		Set<String> names = new TreeSet<>();
		try (Connection connection = this.database.connect();
				ResultSet catalogs = connection.getMetaData().getCatalogs()) {
			while (catalogs.next()) {
				names.add(catalogs.getString(1));
			}
		}
		return names;
	}

	@Override
	public void close() throws SQLException, IOException {
		Set<String> names = names();
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			for (String name : names) {
				if (name.contains(this.key)) {
					if (this.database.type() == DatabaseType.POSTGRESQL) {
						statement.execute("alter database " + name + " is_template false");
					}
					statement.execute("drop database " + name);
				}
			}
		}
		this.database.close();
	}

}
