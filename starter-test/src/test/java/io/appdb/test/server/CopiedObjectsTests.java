package io.appdb.test.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import org.h2.api.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What is more than tables and rows, in copies and after a cleaning.
 */
class CopiedObjectsTests {

	private final String key = UUID.randomUUID().toString().replace("-", "");

	private final List<ServerDatabase> databases = new ArrayList<>();

	@AfterEach
	void remove() throws Exception {
		for (ServerDatabase database : this.databases) {
			database.remove();
		}
	}

	private ServerDatabase create(DatabaseType type, String... statements) throws SQLException {
		ServerDatabase database = TestServers.shared().create(type);
		assumeTrue(database.notRun() == null);
		this.databases.add(database);
		DatabaseCopiesTests.run(database, statements);
		return database;
	}

	/**
	 * Gives back a copy and then the original, reset after everything was dropped.
	 */
	private List<ServerDatabase> copied(ServerDatabase database, String... changes) throws Exception {
		DatabaseCopies copies = TestServers.shared().copies(database.type());
		copies.keep(this.key, database, () -> {
		});
		ServerDatabase copy = copies.create(this.key).orElseThrow();
		this.databases.add(copy);
		DatabaseCopiesTests.run(database, changes);
		copies.reset(this.key, database, () -> {
		});
		return List.of(copy, database);
	}

	private static List<String> rows(ServerDatabase database, String sql) throws SQLException {
		return DatabaseCleaningTests.rows(database, sql);
	}

	@ParameterizedTest
	@EnumSource(names = { "MYSQL", "MARIADB" })
	void viewsProgramsAndEventsOfMySql(DatabaseType type) throws Exception {
		ServerDatabase database = create(type,
				"CREATE TABLE b (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(50) COLLATE utf8mb4_bin,"
						+ " size INT GENERATED ALWAYS AS (char_length(name)) STORED, since TIMESTAMP DEFAULT CURRENT_TIMESTAMP,"
						+ " up INT, CONSTRAINT up_fk FOREIGN KEY (up) REFERENCES b (id)) AUTO_INCREMENT = 40",
				"CREATE TABLE a (id INT PRIMARY KEY, b_id INT, CONSTRAINT b_fk FOREIGN KEY (b_id) REFERENCES b (id),"
						+ " CHECK (id < 1000))",
				"CREATE TABLE log (line VARCHAR(200))");
		String name = String.valueOf(DatabaseUrl.parse(database.address().url()).database());
		DatabaseCopiesTests.run(database,
				"INSERT INTO b (id, name, up) VALUES (7, 'seven', 7), (0, 'zero', NULL)".replace("(0,", "(8,"),
				"INSERT INTO a VALUES (1, 7)", "CREATE FUNCTION twice(n INT) RETURNS INT DETERMINISTIC RETURN n * 2",
				"CREATE VIEW z AS SELECT id, name, twice(id) AS double_id, '"
						+ name + ".b' AS text FROM " + name + ".b",
				"CREATE VIEW a_view AS SELECT * FROM z WHERE id = 7",
				"CREATE TRIGGER noted AFTER INSERT ON a FOR EACH ROW INSERT INTO " + name
						+ ".log VALUES (concat('a ', NEW.id))",
				"CREATE PROCEDURE fill_log() BEGIN INSERT INTO log VALUES ('filled'); END",
				"CREATE EVENT later ON SCHEDULE EVERY 1 YEAR DO DELETE FROM log", "ALTER DATABASE COLLATE utf8mb4_bin");
		if (type == DatabaseType.MARIADB) {
			DatabaseCopiesTests.run(database, "CREATE SEQUENCE numbers START WITH 100 INCREMENT BY 1 NOCACHE",
					"SELECT nextval(numbers)");
		}
		for (ServerDatabase copy : copied(database, "DROP VIEW a_view", "DROP TABLE a")) {
			assertThat(rows(copy, "SELECT id, name, double_id, text FROM a_view"))
				.containsExactly("7|seven|14|" + name + ".b");
			assertThat(rows(copy, "SELECT size FROM b ORDER BY id")).containsExactly("5", "4");
			DatabaseCopiesTests.run(copy, "INSERT INTO b (name) VALUES ('next')", "INSERT INTO a VALUES (2, 40)",
					"CALL fill_log()");
			assertThat(rows(copy, "SELECT line FROM log ORDER BY line")).containsExactly("a 2", "filled");
			assertThat(rows(copy, "SELECT event_name FROM information_schema.events WHERE event_schema = database()"))
				.containsExactly("later");
			assertThat(rows(copy, "SELECT @@collation_database")).containsExactly("utf8mb4_bin");
			if (type == DatabaseType.MARIADB) {
				assertThat(rows(copy, "SELECT nextval(numbers)")).containsExactly("101");
			}
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "MYSQL", "MARIADB" })
	void aHalfBuiltTemplateOfMySqlIsBuiltAnew(DatabaseType type) throws Exception {
		ServerDatabase database = create(type, "CREATE TABLE place (id INT PRIMARY KEY)",
				"INSERT INTO place VALUES (1)");
		String template = "appdb_template_" + this.key + "_test";
		DatabaseCopiesTests.run(database, "CREATE DATABASE " + template, "CREATE TABLE " + template + ".half (id INT)");
		DatabaseCopies copies = TestServers.shared().copies(type);
		assertThat(copies.create(this.key)).isEmpty();
		for (ServerDatabase copy : copied(database, "DROP TABLE place")) {
			assertThat(rows(copy, "SELECT table_name FROM information_schema.tables WHERE table_schema = database()"))
				.containsExactly("place");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "MYSQL", "MARIADB" })
	void unusedTemplatesOfMySqlAreDropped(DatabaseType type) throws Exception {
		ServerDatabase database = create(type, "CREATE TABLE place (id INT PRIMARY KEY)");
		String old = "appdb_template_" + this.key + "0_test";
		DatabaseCopiesTests.run(database, "CREATE DATABASE " + old,
				"CREATE TABLE " + old + ".appdb_template (used DATE)",
				"INSERT INTO " + old + ".appdb_template VALUES (CURRENT_DATE - INTERVAL 8 DAY)");
		TestServers.shared().copies(type).keep(this.key, database, () -> {
		});
		assertThat(rows(database,
				"SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE '%" + this.key + "%'"))
			.containsExactly("appdb_template_" + this.key + "_test");
	}

	@Test
	void tablesOfMariaDbThatKeepFormerRows() throws Exception {
		ServerDatabase database = create(DatabaseType.MARIADB,
				"CREATE TABLE price (id INT AUTO_INCREMENT PRIMARY KEY, n INT) WITH SYSTEM VERSIONING",
				"CREATE TABLE bid (id INT AUTO_INCREMENT PRIMARY KEY, n INT) WITH SYSTEM VERSIONING",
				"INSERT INTO price (n) VALUES (1), (2)");
		for (ServerDatabase copy : copied(database, "DROP TABLE price")) {
			DatabaseCleaning cleaning = TestServers.shared().cleaning(copy, "flyway_schema_history");
			for (int i = 0; i < 2; i++) {
				DatabaseCopiesTests.run(copy, "INSERT INTO bid (n) VALUES (4)", "UPDATE bid SET n = 5",
						"UPDATE price SET n = 3 WHERE id = 2", "INSERT INTO price (n) VALUES (9)");
				assertThat(rows(copy, "SELECT * FROM bid")).containsExactly("1|5");
				assertThat(rows(copy, "SELECT * FROM price")).containsExactly("1|1", "2|3", "3|9");
				cleaning.clean();
				assertThat(rows(copy, "SELECT * FROM price")).containsExactly("1|1", "2|2");
				assertThat(rows(copy, "SELECT * FROM bid FOR SYSTEM_TIME ALL")).isEmpty();
			}
		}
	}

	/**
	 * What a given server may be set to, or the URL that leads to it.
	 */
	@ParameterizedTest
	@CsvSource({ "MYSQL, 'sql_mode=ANSI,sql_require_primary_key=ON'", "MARIADB, sql_mode=ORACLE",
			"MARIADB, sql_mode=ANSI" })
	void serversWithOtherSettingsOfMySql(DatabaseType type, String settings) throws Exception {
		ServerDatabase plain = create(type, "CREATE TABLE `order` (`key` INT PRIMARY KEY, `text` VARCHAR(20))",
				"INSERT INTO `order` VALUES (1, 'a')", "CREATE VIEW `all` AS SELECT `key` FROM `order`",
				"CREATE TRIGGER `noted` BEFORE INSERT ON `order` FOR EACH ROW SET NEW.`text` = 'by trigger'");
		DatabaseLogin address = plain.address();
		String url = address.url() + (address.url().contains("?") ? "&" : "?") + "sessionVariables=" + settings;
		ServerDatabase database = ServerDatabase.of(type, address.at(url), () -> {
		});
		TemplateName template = new TemplateName(this.key);
		MySqlTemplates templates = new MySqlTemplates(database.address());
		templates.build(template, MySqlTemplates.name(database));
		ServerDatabase copy = create(type);
		try (Connection connection = database.connect()) {
			templates.script(template).run(connection, MySqlTemplates.name(copy));
		}
		assertThat(rows(copy, "SELECT * FROM `all`")).containsExactly("1");
		DatabaseCleaning cleaning = TestServers.shared().cleaning(database, "flyway_schema_history");
		DatabaseCopiesTests.run(plain, "INSERT INTO `order` VALUES (2, 'b')");
		cleaning.clean();
		assertThat(rows(plain, "SELECT * FROM `order`")).containsExactly("1|a");
		DatabaseCopiesTests.run(plain, "INSERT INTO `order` VALUES (2, 'b')");
		assertThat(rows(plain, "SELECT `text` FROM `order` WHERE `key` = 2")).containsExactly("by trigger");
	}

	/**
	 * Another process may drop one at the same time, or it belongs to somebody else.
	 */
	@ParameterizedTest
	@EnumSource(names = { "MYSQL", "MARIADB" })
	void aTemplateOfMySqlThatCannotBeReadDoesNotMatter(DatabaseType type) throws Exception {
		ServerDatabase database = create(type, "CREATE TABLE place (id INT PRIMARY KEY)");
		String other = "appdb_template_" + this.key + "0_test";
		DatabaseCopiesTests.run(database, "CREATE DATABASE " + other, "CREATE TABLE " + other + ".gone (used DATE)",
				"CREATE VIEW " + other + ".appdb_template AS SELECT used FROM " + other + ".gone",
				"DROP TABLE " + other + ".gone");
		try {
			TestServers.shared().copies(type).keep(this.key, database, () -> {
			});
			assertThat(TestServers.shared().copies(type).create(this.key)).hasValueSatisfying(this.databases::add);
		}
		finally {
			DatabaseCopiesTests.run(database, "DROP DATABASE " + other);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "MYSQL", "MARIADB" })
	void anOrdinaryUserOfMySqlIsToldOfTheOpenTransaction(DatabaseType type) throws Exception {
		ServerDatabase database = create(type, "CREATE TABLE place (id INT AUTO_INCREMENT PRIMARY KEY)");
		String user = "u" + this.key.substring(0, 20);
		DatabaseCopiesTests.run(database, "CREATE USER " + user + "@'%' IDENTIFIED BY 'p'",
				"GRANT ALL ON `appdb\\_%`.* TO " + user + "@'%'");
		ServerDatabase own = ServerDatabase.of(type, new DatabaseLogin(database.address().url(), user, "p"), () -> {
		});
		DatabaseCleaning cleaning = TestServers.shared().cleaning(own, "flyway_schema_history");
		try (Connection connection = own.connect()) {
			connection.setAutoCommit(false);
			DatabaseCopiesTests.run(own, "INSERT INTO place VALUES (1)");
			DatabaseCopiesTests.run(connection, "UPDATE place SET id = 2");
			assertThatIllegalStateException().isThrownBy(cleaning::clean)
				.withMessageContaining("a transaction that a test has left open");
			connection.rollback();
		}
		finally {
			DatabaseCopiesTests.run(database, "DROP USER " + user + "@'%'");
		}
	}

	@Test
	void triggersOfSqliteDoNotFireHoweverTheirTableIsWritten() throws Exception {
		ServerDatabase database = create(DatabaseType.SQLITE, "CREATE TABLE Place (id INTEGER PRIMARY KEY)",
				"CREATE TABLE log (line TEXT)", "INSERT INTO Place VALUES (1)",
				"CREATE TRIGGER noted AFTER INSERT ON PLACE BEGIN INSERT INTO log VALUES (NEW.id); END",
				"CREATE TRIGGER refused BEFORE DELETE ON place WHEN OLD.id > 1 BEGIN SELECT raise(ABORT, 'stays'); END");
		DatabaseCleaning cleaning = TestServers.shared().cleaning(database, "flyway_schema_history");
		DatabaseCopiesTests.run(database, "INSERT INTO place VALUES (2)");
		cleaning.clean();
		assertThat(rows(database, "SELECT id FROM place")).containsExactly("1");
		assertThat(rows(database, "SELECT line FROM log")).isEmpty();
		assertThat(rows(database, "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")).containsExactly("2");
	}

	@Test
	void everythingOfPostgreSql() throws Exception {
		ServerDatabase database = create(DatabaseType.POSTGRESQL, "CREATE EXTENSION pg_trgm", "CREATE SCHEMA other",
				"CREATE SEQUENCE numbers START 5 INCREMENT 50", "SELECT nextval('numbers')",
				"CREATE TABLE other.place (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name TEXT)",
				"COMMENT ON TABLE other.place IS 'where'", "INSERT INTO other.place (name) VALUES ('x')",
				"SELECT lo_from_bytea(4711, 'large')", "CREATE VIEW v AS SELECT * FROM other.place",
				"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = other, public', current_database());"
						+ " EXECUTE format('ALTER DATABASE %I SET my.text = %L', current_database(), 'it''s'); END $$");
		for (ServerDatabase copy : copied(database, "DROP VIEW public.v", "DROP TABLE other.place",
				"SELECT lo_unlink(4711)")) {
			assertThat(rows(copy, "SELECT nextval('public.numbers')")).containsExactly("55");
			assertThat(rows(copy, "INSERT INTO place (name) VALUES ('y') RETURNING id")).containsExactly("2");
			assertThat(rows(copy, "SELECT obj_description('other.place'::regclass)")).containsExactly("where");
			assertThat(rows(copy, "SELECT convert_from(lo_get(4711), 'UTF8'), count(*) FROM v"))
				.containsExactly("large|2");
			assertThat(rows(copy, "SELECT similarity('a', 'a'), current_setting('my.text')")).containsExactly("1|it's");
		}
	}

	@Test
	void unusedTemplatesOfPostgreSqlAreDropped() throws Exception {
		ServerDatabase database = create(DatabaseType.POSTGRESQL, "CREATE TABLE place (id INT PRIMARY KEY)");
		DatabaseCopies copies = TestServers.shared().copies(DatabaseType.POSTGRESQL);
		copies.keep(this.key + "0", database, () -> {
		});
		DatabaseCopiesTests.run(database, "COMMENT ON DATABASE appdb_template_" + this.key
				+ "0_test IS 'AppDB test template, last used 2020-01-01'");
		copies.keep(this.key, database, () -> {
		});
		assertThat(rows(database, "SELECT datname FROM pg_database WHERE datname LIKE '%" + this.key + "%'"))
			.containsExactly("appdb_template_" + this.key + "_test");
	}

	@Test
	void cleansSchemasTriggersAndSequencesOfPostgreSql() throws Exception {
		ServerDatabase database = create(DatabaseType.POSTGRESQL, "CREATE SCHEMA other",
				"CREATE TABLE other.place (id INT PRIMARY KEY, tags TEXT[], data JSONB, at TIMESTAMPTZ, f FLOAT8, b BYTEA)",
				"INSERT INTO other.place VALUES (1, '{\"a,b\",null}', '{\"k\": \"it''s\"}', '2020-01-01 12:00+02', 0.1, '\\x00ff')",
				"CREATE TABLE parted (id INT) PARTITION BY RANGE (id)",
				"CREATE TABLE parted_low PARTITION OF parted FOR VALUES FROM (0) TO (10)",
				"CREATE TABLE log (line TEXT)",
				"CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS"
						+ " $$ BEGIN INSERT INTO public.log VALUES (TG_OP); RETURN NULL; END $$",
				"CREATE TRIGGER noted AFTER INSERT OR DELETE ON other.place FOR EACH ROW EXECUTE FUNCTION noted()",
				"ALTER TABLE other.place ENABLE ALWAYS TRIGGER noted", "CREATE SEQUENCE ones",
				"CREATE SEQUENCE blocks INCREMENT 50");
		List<String> before = rows(database, "SELECT * FROM other.place");
		DatabaseCleaning cleaning = TestServers.shared().cleaning(database, "flyway_schema_history");
		DatabaseCopiesTests.run(database, "SELECT nextval('ones'), nextval('blocks')", "INSERT INTO parted VALUES (3)",
				"DELETE FROM other.place");
		cleaning.clean();
		assertThat(rows(database, "SELECT * FROM other.place")).isEqualTo(before);
		assertThat(rows(database, "SELECT * FROM log")).isEmpty();
		assertThat(rows(database, "SELECT * FROM parted")).isEmpty();
		assertThat(rows(database, "SELECT nextval('ones'), nextval('blocks')")).containsExactly("1|1");
		DatabaseCopiesTests.run(database, "DELETE FROM other.place");
		assertThat(rows(database, "SELECT * FROM log")).containsExactly("DELETE");
	}

	@Test
	void cleansForAnOrdinaryUserOfPostgreSql() throws Exception {
		ServerDatabase database = create(DatabaseType.POSTGRESQL);
		String user = "u" + this.key;
		DatabaseCopiesTests.run(database, "CREATE ROLE " + user + " LOGIN PASSWORD 'p'",
				"GRANT ALL ON SCHEMA public TO " + user);
		ServerDatabase own = ServerDatabase.of(DatabaseType.POSTGRESQL,
				new DatabaseLogin(database.address().url(), user, "p"), () -> {
				});
		try {
			DatabaseCopiesTests.run(own, "CREATE TABLE a (id INT PRIMARY KEY, b_id INT)",
					"CREATE TABLE b (id INT PRIMARY KEY, a_id INT REFERENCES a ON DELETE RESTRICT)",
					"ALTER TABLE a ADD CONSTRAINT to_b FOREIGN KEY (b_id) REFERENCES b", "CREATE TABLE log (line TEXT)",
					"INSERT INTO a VALUES (1, NULL)", "INSERT INTO b VALUES (1, 1)", "UPDATE a SET b_id = 1",
					"CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS"
							+ " $$ BEGIN INSERT INTO log VALUES (TG_OP); RETURN NULL; END $$",
					"CREATE TRIGGER noted AFTER INSERT OR DELETE ON a FOR EACH ROW EXECUTE FUNCTION noted()");
			DatabaseCleaning cleaning = TestServers.shared().cleaning(own, "flyway_schema_history");
			DatabaseCopiesTests.run(own, "INSERT INTO a VALUES (2, 1)", "DELETE FROM log");
			cleaning.clean();
			assertThat(rows(own, "SELECT * FROM a")).containsExactly("1|1");
			assertThat(rows(own, "SELECT * FROM b")).containsExactly("1|1");
			assertThat(rows(own, "SELECT * FROM log")).isEmpty();
			assertThat(rows(own, "SELECT count(*) FROM pg_constraint WHERE contype = 'f'")).containsExactly("2");
		}
		finally {
			DatabaseCopiesTests.run(database, "DROP OWNED BY " + user, "DROP ROLE " + user);
		}
	}

	@Test
	void everythingOfSqlite() throws Exception {
		ServerDatabase database = create(DatabaseType.SQLITE, "PRAGMA journal_mode = WAL",
				"CREATE TABLE place (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT)", "CREATE TABLE log (line TEXT)",
				"INSERT INTO place (id, name) VALUES (41, 'x')", "CREATE VIEW v AS SELECT name FROM place",
				"CREATE TRIGGER noted AFTER INSERT ON place BEGIN INSERT INTO log VALUES (NEW.name); END",
				"CREATE VIRTUAL TABLE words USING fts5 (text)", "INSERT INTO words VALUES ('some words')",
				"PRAGMA user_version = 12");
		for (ServerDatabase copy : copied(database, "DROP VIEW v", "DROP TABLE place", "PRAGMA user_version = 1")) {
			DatabaseCleaning cleaning = TestServers.shared().cleaning(copy, "flyway_schema_history");
			for (int i = 0; i < 2; i++) {
				DatabaseCopiesTests.run(copy, "INSERT INTO place (name) VALUES ('y')",
						"INSERT INTO words VALUES ('other words')");
				assertThat(rows(copy, "SELECT id FROM place")).containsExactly("41", "42");
				assertThat(rows(copy, "SELECT * FROM log")).containsExactly("y");
				assertThat(rows(copy, "SELECT * FROM words WHERE words MATCH 'words'")).hasSize(2);
				cleaning.clean();
				assertThat(rows(copy, "SELECT * FROM v")).containsExactly("x");
				assertThat(rows(copy, "SELECT * FROM log")).isEmpty();
				assertThat(rows(copy, "SELECT * FROM words WHERE words MATCH 'words'")).containsExactly("some words");
			}
			assertThat(rows(copy, "PRAGMA user_version")).containsExactly("12");
		}
	}

	/**
	 * As the directory of temporary files of a user O'Brien on Windows is.
	 */
	@Test
	void templatesOfSqliteInADirectoryWithAnApostrophe(@TempDir Path directory) throws Exception {
		ServerDatabase database = create(DatabaseType.SQLITE, "CREATE TABLE place (id INT)",
				"INSERT INTO place VALUES (1)");
		SqliteCopies copies = new SqliteCopies(new SqliteTemplates(directory.resolve("it's a place")), () -> database);
		copies.keep(this.key, database, () -> {
		});
		DatabaseCopiesTests.run(database, "DROP TABLE place");
		copies.reset(this.key, database, () -> {
		});
		assertThat(rows(database, "SELECT id FROM place")).containsExactly("1");
	}

	@Test
	void everythingOfH2() throws Exception {
		ServerDatabase database = create(DatabaseType.H2, "CREATE SCHEMA other",
				"CREATE TABLE other.place (id INT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, name VARCHAR, text CLOB)",
				"INSERT INTO other.place (name, text) VALUES ('x', repeat('long ', 10000))",
				"CREATE VIEW v AS SELECT name, length(text) AS size FROM other.place",
				"CREATE SEQUENCE ones START WITH 3", "CREATE SEQUENCE blocks START WITH 1 INCREMENT BY 50",
				"CREATE TRIGGER other.refused BEFORE INSERT ON other.place FOR EACH ROW CALL '"
						+ Refusal.class.getName() + "'");
		for (ServerDatabase copy : copied(database, "DROP VIEW v", "DROP TABLE other.place")) {
			DatabaseCleaning cleaning = TestServers.shared().cleaning(copy, "flyway_schema_history");
			DatabaseCopiesTests.run(copy, "SELECT NEXT VALUE FOR ones, NEXT VALUE FOR blocks",
					"DELETE FROM other.place");
			cleaning.clean();
			assertThat(rows(copy, "SELECT * FROM v")).containsExactly("x|50000");
			assertThat(rows(copy, "SELECT NEXT VALUE FOR ones, NEXT VALUE FOR blocks")).containsExactly("3|1");
			assertThat(rows(copy, "SELECT TRIGGER_NAME FROM INFORMATION_SCHEMA.TRIGGERS")).containsExactly("REFUSED");
		}
	}

	/**
	 * Refuses every row.
	 */
	public static final class Refusal implements Trigger {

		@Override
		public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
			try (Statement statement = connection.createStatement()) {
				statement.execute("SELECT 1");
			}
			throw new SQLException("refused");
		}

	}

}
