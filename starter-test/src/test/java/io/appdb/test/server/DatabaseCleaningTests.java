package io.appdb.test.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.appdb.engine.DatabaseType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * {@link DatabaseCleaning} on every database of this machine.
 */
class DatabaseCleaningTests {

	private static final String HISTORY = "flyway_schema_history";

	private @Nullable ServerDatabase database;

	@AfterEach
	void remove() throws Exception {
		if (this.database != null) {
			this.database.remove();
		}
	}

	private ServerDatabase create(DatabaseType type, String... statements) throws SQLException {
		ServerDatabase created = TestServers.shared().create(type);
		assumeTrue(created.notRun() == null);
		this.database = created;
		DatabaseCopiesTests.run(created, statements);
		return created;
	}

	private static DatabaseCleaning cleaning(ServerDatabase database) throws SQLException {
		return TestServers.shared().cleaning(database, HISTORY);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void emptiesWhatWasEmptyAndRefillsWhatWasNot(DatabaseType type) throws Exception {
		ServerDatabase database = create(type, "CREATE TABLE kind (id INT PRIMARY KEY, name VARCHAR(20))",
				"INSERT INTO kind VALUES (1, 'old'), (2, 'new'), (3, NULL)", "CREATE TABLE place (id INT PRIMARY KEY)",
				"CREATE TABLE flyway_schema_history (rank INT)".replace("rank", "n"));
		DatabaseCleaning cleaning = cleaning(database);
		for (String change : List.of("UPDATE kind SET name = 'OLD' WHERE id = 1", "DELETE FROM kind WHERE id = 3",
				"INSERT INTO kind VALUES (4, 'more')", "DELETE FROM kind",
				"UPDATE kind SET id = 5, name = 'x' WHERE id = 2")) {
			DatabaseCopiesTests.run(database, change, "INSERT INTO place VALUES (7)",
					"INSERT INTO flyway_schema_history VALUES (1)");
			cleaning.clean();
			assertThat(rows(database, "SELECT id, name FROM kind ORDER BY id")).as(change)
				.containsExactly("1|old", "2|new", "3|null");
			assertThat(rows(database, "SELECT id FROM place")).isEmpty();
		}
		assertThat(rows(database, "SELECT n FROM flyway_schema_history")).hasSize(5);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void foreignKeysAndCyclesDoNotMatter(DatabaseType type) throws Exception {
		ServerDatabase database = create(type,
				"CREATE TABLE a (id INT PRIMARY KEY, b_id INT" + inline(type, ", FOREIGN KEY (b_id) REFERENCES b (id)")
						+ ")",
				"CREATE TABLE b (id INT PRIMARY KEY, a_id INT, up INT, FOREIGN KEY (a_id) REFERENCES a (id)"
						+ " ON DELETE CASCADE, FOREIGN KEY (up) REFERENCES b (id))",
				"CREATE TABLE c (id INT PRIMARY KEY, a_id INT, FOREIGN KEY (a_id) REFERENCES a (id))");
		if (type != DatabaseType.SQLITE) {
			DatabaseCopiesTests.run(database, "ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b (id)");
		}
		DatabaseCopiesTests.run(database, "INSERT INTO a VALUES (1, NULL)", "INSERT INTO b VALUES (1, 1, 1)",
				"INSERT INTO b VALUES (2, 1, 1)", "UPDATE a SET b_id = 2");
		DatabaseCleaning cleaning = cleaning(database);
		DatabaseCopiesTests.run(database, "INSERT INTO a VALUES (9, 1)", "INSERT INTO c VALUES (1, 9)",
				"INSERT INTO c VALUES (2, 1)", "INSERT INTO b VALUES (3, 9, 3)");
		cleaning.clean();
		assertThat(rows(database, "SELECT id, b_id FROM a")).containsExactly("1|2");
		assertThat(rows(database, "SELECT id, a_id, up FROM b ORDER BY id")).containsExactly("1|1|1", "2|1|1");
		assertThat(rows(database, "SELECT id FROM c")).isEmpty();
		DatabaseCopiesTests.run(database, "UPDATE b SET up = NULL, a_id = NULL", "UPDATE a SET b_id = NULL",
				"DELETE FROM b", "DELETE FROM a");
		cleaning.clean();
		assertThat(rows(database, "SELECT id, b_id FROM a")).containsExactly("1|2");
		assertThat(rows(database, "SELECT id, a_id, up FROM b ORDER BY id")).containsExactly("1|1|1", "2|1|1");
	}

	private static String inline(DatabaseType type, String constraint) {
		return (type == DatabaseType.SQLITE) ? constraint : "";
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void generatedIdentifiersStartWhereTheyDid(DatabaseType type) throws Exception {
		String identity = switch (type) {
			case POSTGRESQL, H2 -> "INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
			case MYSQL, MARIADB -> "INT AUTO_INCREMENT PRIMARY KEY";
			case SQLITE -> "INTEGER PRIMARY KEY AUTOINCREMENT";
			case OTHER -> throw new IllegalStateException("There are no such databases here");
		};
		ServerDatabase database = create(type, "CREATE TABLE place (id " + identity + ", name VARCHAR(20))",
				"CREATE TABLE kind (id " + identity + ", name VARCHAR(20))",
				"INSERT INTO kind (name) VALUES ('one'), ('two')", "DELETE FROM kind WHERE name = 'two'");
		DatabaseCleaning cleaning = cleaning(database);
		for (int i = 0; i < 2; i++) {
			DatabaseCopiesTests.run(database, "INSERT INTO place (name) VALUES ('a'), ('b')",
					"INSERT INTO kind (name) VALUES ('three')");
			assertThat(rows(database, "SELECT id FROM place ORDER BY id")).containsExactly("1", "2");
			assertThat(rows(database, "SELECT id FROM kind ORDER BY id")).containsExactly("1", "3");
			cleaning.clean();
			assertThat(rows(database, "SELECT id, name FROM kind")).containsExactly("1|one");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void generatedColumnsAreComputedAgain(DatabaseType type) throws Exception {
		String generated = switch (type) {
			case H2 -> "GENERATED ALWAYS AS (n * 2)";
			default -> "GENERATED ALWAYS AS (n * 2) STORED";
		};
		ServerDatabase database = create(type,
				"CREATE TABLE kind (id INT PRIMARY KEY, n INT, twice INT " + generated + ", name VARCHAR(10))",
				"INSERT INTO kind (id, n, name) VALUES (1, 4, 'x')");
		DatabaseCleaning cleaning = cleaning(database);
		DatabaseCopiesTests.run(database, "UPDATE kind SET n = 5");
		cleaning.clean();
		assertThat(rows(database, "SELECT id, n, twice, name FROM kind")).containsExactly("1|4|8|x");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void tablesThatStandForSequencesGoBack(DatabaseType type) throws Exception {
		ServerDatabase database = create(type, "CREATE TABLE place_seq (next_val BIGINT)",
				"INSERT INTO place_seq VALUES (1)",
				"CREATE TABLE timetable (id INT PRIMARY KEY, next_val INT, place INT)");
		DatabaseCleaning cleaning = cleaning(database);
		DatabaseCopiesTests.run(database, "UPDATE place_seq SET next_val = 51",
				"INSERT INTO timetable VALUES (1, 2, 3)");
		cleaning.clean();
		assertThat(rows(database, "SELECT next_val FROM place_seq")).containsExactly("1");
		assertThat(rows(database, "SELECT id FROM timetable")).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void doesNothingWhenNothingWasWritten(DatabaseType type) throws Exception {
		ServerDatabase database = create(type, "CREATE TABLE kind (id INT PRIMARY KEY)", "INSERT INTO kind VALUES (1)",
				"CREATE TABLE place (id INT PRIMARY KEY)");
		DatabaseCleaning cleaning = cleaning(database);
		cleaning.clean();
		DatabaseCopiesTests.run(database, "INSERT INTO place VALUES (1)");
		cleaning.clean();
		cleaning.clean();
		assertThat(rows(database, "SELECT id FROM kind")).containsExactly("1");
		assertThat(rows(database, "SELECT id FROM place")).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void saysThatATransactionWasLeftOpen(DatabaseType type) throws Exception {
		ServerDatabase database = create(type, "CREATE TABLE place (id INT PRIMARY KEY, n INT)");
		DatabaseCleaning cleaning = cleaning(database);
		DatabaseCopiesTests.run(database, "INSERT INTO place VALUES (1, 1)");
		try (Connection connection = database.connect()) {
			connection.setAutoCommit(false);
			DatabaseCopiesTests.run(connection, "UPDATE place SET n = 2");
			assertThatIllegalStateException().isThrownBy(cleaning::clean)
				.withMessageContaining("a transaction that a test has left open")
				.withMessageContaining("commit it, roll it back or close it in the test");
			connection.rollback();
		}
		cleaning.clean();
		assertThat(rows(database, "SELECT id FROM place")).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void emptiesManyTablesWithAwkwardNames(DatabaseType type) throws Exception {
		String quote = (type == DatabaseType.MYSQL || type == DatabaseType.MARIADB) ? "`" : "\"";
		List<String> names = new ArrayList<>();
		List<String> statements = new ArrayList<>();
		for (int i = 0; i < 230; i++) {
			names.add(quote + "it's Table " + i + quote);
			statements.add("CREATE TABLE " + names.get(i) + " (" + quote + "Order" + quote + " INT PRIMARY KEY)");
		}
		statements.add("INSERT INTO " + names.get(0) + " VALUES (5)");
		ServerDatabase database = create(type, statements.toArray(String[]::new));
		DatabaseCleaning cleaning = cleaning(database);
		DatabaseCopiesTests.run(database, "DELETE FROM " + names.get(0),
				"INSERT INTO " + names.get(229) + " VALUES (1)");
		cleaning.clean();
		assertThat(rows(database, "SELECT * FROM " + names.get(0))).containsExactly("5");
		assertThat(rows(database, "SELECT * FROM " + names.get(229))).isEmpty();
	}

	static List<String> rows(ServerDatabase database, String sql) throws SQLException {
		try (Connection connection = database.connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			List<String> found = new ArrayList<>();
			while (rows.next()) {
				List<String> row = new ArrayList<>();
				for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
					row.add(String.valueOf(rows.getString(i)));
				}
				found.add(String.join("|", row));
			}
			return found;
		}
	}

}
