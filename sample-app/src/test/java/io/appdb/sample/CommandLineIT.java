package io.appdb.sample;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import io.appdb.sample.PackagedApplication.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of every verb on the packaged application, each command in a process of its own.
 */
class CommandLineIT {

	private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration/sqlite");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private PackagedApplication application;

	@BeforeEach
	void copy() throws Exception {
		this.application = PackagedApplication.copyTo(this.folder);
	}

	@Test
	void migrates() throws Exception {
		assertThat(db(2, "pending").output()).contains("V1__users_and_posts.sql", "V3__configs_and_logs.sql");
		Ended upgraded = db(0, "upgrade", "+1");
		assertThat(upgraded.output()).isEqualToIgnoringNewLines("Upgraded from base to 1: 1 migration");
		assertThat(upgraded.errors().lines()).hasSize(2).first().isEqualTo("Running V1__users_and_posts.sql");
		assertThat(db(2, "check").output()).contains("  V2__accounts.sql").doesNotContain("otherwise");
		assertThat(db(0, "stamp", "2").output()).contains("version 2");
		insertUser();
		assertThat(db(1, "downgrade", "base", "--yes").errors()).contains("'app.db.schema.allow-drop'",
				"U1__users_and_posts.sql may lose rows of table users, which has 1 row");
		String json = db(0, "history", "--json").output();
		assertThat(JsonMapper.shared().readTree(json).path("migrations")).hasSize(2);
	}

	@Test
	void writesAndTries() throws Exception {
		assertThat(db(0, "verify").output()).contains("downgrade to base", "ok").doesNotContain("failed");
		Ended script = db(0, "sql", "base:1");
		assertThat(script.output()).contains("create table users", "flyway_schema_history");
		assertThat(script.errors()).isEmpty();
		assertThat(db(0, "revision", "fill", "colours", "--empty").output())
			.contains(MIGRATIONS + "/V4__fill_colours.sql");
		assertThat(this.application.project().resolve(MIGRATIONS))
			.isDirectoryContaining("glob:**/U4__fill_colours.sql");
	}

	@Test
	void startsFromTheWholeJar() throws Exception {
		this.application.useWholeJar();
		assertThat(db(0, "--help").output()).startsWith("Usage: db ").contains("revision", "verify");
		assertThat(db(1, "upgarde").errors()).contains("Did you mean 'db upgrade'?");
		assertThat(db(0, "init", "2").output()).contains("begins at version 2");
		assertThat(db(0, "current").output()).isEqualToIgnoringNewLines("2");
	}

	private void insertUser() throws SQLException {
		try (Connection connection = DriverManager
			.getConnection("jdbc:sqlite:" + this.application.project().resolve("app.db"));
				Statement statement = connection.createStatement()) {
			statement.execute("insert into users (id, created_at, email, hashed_password, role, username) "
					+ "values (1, '2026-01-01 00:00:00', 'a@b.example', 'x', 'READER', 'a')");
		}
	}

	/**
	 * Runs a command while the port of the web server is taken: a server that started
	 * would fail.
	 */
	private Ended db(int code, String... arguments) throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.application.export("SERVER_PORT", String.valueOf(taken.getLocalPort()));
			String[] all = new String[arguments.length + 1];
			all[0] = "db";
			System.arraycopy(arguments, 0, all, 1, arguments.length);
			Ended ended = this.application.run(all);
			assertThat(ended.code()).as(ended.toString()).isEqualTo(code);
			assertThat(ended.output() + ended.errors()).doesNotContain("Tomcat", "WARN", "\tat ");
			return ended;
		}
	}

}
