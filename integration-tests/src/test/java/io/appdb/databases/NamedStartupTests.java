package io.appdb.databases;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import io.appdb.DatabaseHealth;
import io.appdb.DatabaseManager;
import io.appdb.databases.reports.Report;
import io.appdb.databases.shop.Item;
import io.appdb.engine.DatabaseType;
import io.appdb.migration.Migrations;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.Db;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests of how an application with several databases starts, or says why it does not.
 */
@ExtendWith(OutputCaptureExtension.class)
class NamedStartupTests {

	private final Path directory;

	NamedStartupTests(@TempDir Path directory) {
		this.directory = directory;
	}

	private SeveralDatabases start(List<Class<?>> components, String... more) throws SQLException, IOException {
		try (TestDatabase database = TestDatabase.create(DatabaseType.SQLITE)) {
			return SeveralDatabases.start(database, this.directory.resolve("reports.db"), components, more);
		}
	}

	@Test
	void appliesItsOwnMigrations() throws SQLException, IOException {
		try (SeveralDatabases databases = start(List.of(),
				"app.db.databases.audit.url=sqlite:///" + this.directory.resolve("audit.db"),
				"app.db.databases.audit.packages=io.appdb.databases.audit")) {
			assertThat(databases.context().getBean("auditMigrations", Migrations.class).current()).contains("1");
			assertThat(databases.jdbc("auditJdbcClient").sql("select count(*) from entry").query(Long.class).single())
				.isZero();
			assertThat(databases.context().getBean(DatabaseManager.class).migrations("reports").history()).isEmpty();
			assertThat(databases.context().getBean(DatabaseManager.class).health().databases())
				.extracting(DatabaseHealth.Database::name)
				.containsExactly("default", "audit", "reports");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Unknown  | takes a session of the database 'report' | the databases are [default, reports]
			Injected | @Db names the database 'archive'         | 'app.db.databases.archive.url'
			""")
	void saysWhichDatabasesThereAre(String component, String problem, String way, CapturedOutput output)
			throws ClassNotFoundException {
		Class<?> type = Class.forName(NamedStartupTests.class.getName() + "$" + component);
		assertThatException().isThrownBy(() -> start(List.of(type)).close());
		assertThat(output).contains("APPLICATION FAILED TO START", problem, way);
	}

	@Test
	void refusesARepositoryWhoseEntityIsElsewhere(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(List.of(), "app.db.databases.other.url=sqlite:///:memory:",
				"app.db.databases.other.packages=io.appdb.databases.elsewhere")
			.close());
		assertThat(output).contains("APPLICATION FAILED TO START", "io.appdb.databases.elsewhere.StrayRepository",
				"belongs to the database 'other'", "io.appdb.databases.shop.Item to the database 'default'",
				"'app.db.databases.other.packages'");
	}

	@Test
	void saysWhichKeyIsWrong(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(List.of(), "app.db.databases.reports.pool.size=0").close());
		assertThat(output).contains("'app.db.databases.reports.pool.size' is 0");
	}

	@Test
	void startsWithoutADatabaseThatNeedNotBeThere(CapturedOutput output) throws SQLException, IOException {
		try (TestDatabase server = TestDatabase.create(DatabaseType.POSTGRESQL)) {
			String name = "absent_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
			String url = server.url().replaceFirst("/[^/?]+($|[?])", "/" + name + "$1");
			try (SeveralDatabases databases = start(List.of(Handlers.class), "app.db.databases.reports.url=" + url,
					"app.db.databases.reports.username=" + server.username(),
					"app.db.databases.reports.password=" + server.password(),
					"app.db.databases.reports.required=false")) {
				assertThat(output).contains(name + " is not there, and need not be");
				DatabaseManager manager = databases.context().getBean(DatabaseManager.class);
				assertThat(databases.get("/items").body()).isEqualTo("1");
				assertThat(databases.get("/reports").statusCode()).isEqualTo(503);
				assertThat(databases.get("/reports").body()).contains("\"code\":\"unavailable\"");
				assertThat(manager.health().status()).isEqualTo(DatabaseHealth.Status.DEGRADED);
				try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
					statement.execute("create database " + name);
				}
				assertThat(databases.get("/reports").body()).isEqualTo("1");
				assertThat(manager.health().status()).isEqualTo(DatabaseHealth.Status.READY);
			}
			finally {
				try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
					statement.execute("drop database if exists " + name + " with (force)");
				}
			}
		}
	}

	@Test
	void requiresADatabaseOtherwise(CapturedOutput output) throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		String url = "app.db.databases.reports.url=postgresql://ada:secret@127.0.0.1:" + port + "/reports";
		assertThatException().isThrownBy(() -> start(List.of(), url).close());
		assertThat(output)
			.contains("APPLICATION FAILED TO START",
					"The database jdbc:postgresql://ada:***@127.0.0.1:" + port + "/reports cannot be reached",
					"'app.db.databases.reports.startup-timeout'")
			.doesNotContain("secret");
	}

	@Test
	void isBuiltFromAnEnvironmentToo() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("test",
					Map.of("app.db.url", "sqlite:///:memory:", "app.db.databases.reports.url",
							"sqlite:///" + this.directory.resolve("reports.db"), "app.db.databases.reports.packages",
							"io.appdb.databases.reports")));
		try (DatabaseManager manager = DatabaseManager.builder().entities(Item.class).from(environment).build()) {
			manager.initialize();
			assertThat(manager.names()).containsExactly("default", "reports");
			manager.sessions("reports").runInTransaction((session) -> session.persist(new Report("one")));
			assertThat(manager.schema().tableNames()).containsExactly("item");
			assertThat(manager.schema("reports").tableNames()).containsExactly("report");
		}
	}

	@RestController
	static class Handlers {

		@GetMapping("/items")
		String items(CurrentSessionTransaction db) {
			db.persist(new Item("one"));
			return String.valueOf(db.createSelectionQuery("from Item", Item.class).list().size());
		}

		@GetMapping("/reports")
		String reports(@Db("reports") CurrentSessionTransaction db) {
			db.persist(new Report("one"));
			return String.valueOf(db.createSelectionQuery("from Report", Report.class).list().size());
		}

	}

	@RestController
	static class Unknown {

		@GetMapping("/unknown")
		String unknown(@Db("report") CurrentSession db) {
			return db.toString();
		}

	}

	static class Injected {

		Injected(@Db("archive") ObjectProvider<CurrentSession> provider, @Db("archive") CurrentSession session) {
		}

	}

}
