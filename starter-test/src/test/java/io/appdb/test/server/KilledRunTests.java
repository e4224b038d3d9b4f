package io.appdb.test.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Runs that are killed leave databases, files and servers; the next run removes them, and
 * nothing of a run that lives.
 */
class KilledRunTests {

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MYSQL", "MARIADB" })
	void leavesDatabasesThatTheNextRunDrops(DatabaseType type) throws Exception {
		ServerDatabase base = TestServers.shared().create(type);
		assumeTrue(base.notRun() == null);
		String shared = base.address().url();
		String shop = name("killed", type);
		String template = "appdb_template_" + Long.toHexString(System.nanoTime()) + "_test";
		run(base, "CREATE DATABASE " + template);
		Map<String, String> properties = given(type, base, shop);
		try (ForkedJvm killed = ForkedJvm.start(type.keyword(), properties);
				ForkedJvm living = ForkedJvm.start(type.keyword(), properties)) {
			List<String> left = killed.databases();
			List<String> used = living.databases();
			killed.kill();
			assertThat(left).hasSize(2).allSatisfy((url) -> assertThat(exists(base, url)).isTrue());
			awaitLockIsFree(base, left.get(0));
			try (ForkedJvm next = ForkedJvm.start(type.keyword(), properties)) {
				next.databases();
				assertThat(left).allSatisfy((url) -> assertThat(exists(base, url)).isFalse());
				assertThat(used).hasSize(2).allSatisfy((url) -> assertThat(exists(base, url)).isTrue());
				assertThat(exists(base, at(shared, shop + "_test"))).isTrue();
				assertThat(exists(base, at(shared, template))).isTrue();
				assertThat(exists(base, shared)).isTrue();
			}
		}
		finally {
			run(base, "DROP DATABASE IF EXISTS " + template);
			drop(base, shop + "_test");
			base.remove();
		}
	}

	@Test
	void leavesSqliteFilesThatTheNextRunDeletes(@TempDir Path directory) throws Exception {
		Map<String, String> properties = Map.of("java.io.tmpdir", directory.toString());
		try (ForkedJvm killed = ForkedJvm.start("sqlite", properties);
				ForkedJvm living = ForkedJvm.start("sqlite", properties)) {
			Path left = runDirectory(killed.databases().get(0));
			Path used = runDirectory(living.databases().get(0));
			killed.kill();
			assertThat(left).isDirectory();
			try (ForkedJvm next = ForkedJvm.start("sqlite", properties)) {
				Path own = runDirectory(next.databases().get(0));
				assertThat(left).doesNotExist();
				assertThat(used).isDirectory();
				next.end();
				assertThat(own).doesNotExist();
			}
			living.end();
			assertThat(used).doesNotExist();
			assertThat(used.resolveSibling(used.getFileName() + ".lock")).doesNotExist();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MARIADB" })
	void leavesAnEmbeddedServerThatTheNextRunEnds(DatabaseType type) throws Exception {
		Map<String, String> properties = Map.of(ServerOrigin.PROPERTY, "embedded");
		try (ForkedJvm killed = ForkedJvm.start(type.keyword(), properties)) {
			String url = killed.databases().get(0);
			String run = DatabaseNames.runOf(databaseName(url)).orElseThrow().value();
			Path directory = TestRun.sharedDirectory().resolve(run);
			PidFile pid = new PidFile(
					directory.resolve((type == DatabaseType.POSTGRESQL) ? "postgresql/postmaster.pid" : "mariadb.pid"));
			ProcessHandle server = pid.process();
			killed.kill();
			assertThat(server.isAlive()).isTrue();
			try (ForkedJvm next = ForkedJvm.start("sqlite", Map.of())) {
				next.databases();
				Path lock = directory.resolveSibling(run + ".lock");
				awaitGone(lock);
				assertThat(directory).as(next.output()).doesNotExist();
				assertThat(lock).doesNotExist();
				assertThat(server.isAlive()).isFalse();
				next.end();
			}
		}
	}

	private static Map<String, String> given(DatabaseType type, ServerDatabase base, String shop) {
		return Map.of(TestProperties.name(type, "url"), at(base.address().url(), shop),
				TestProperties.name(type, "username"), base.address().username(), TestProperties.name(type, "password"),
				base.address().password());
	}

	private static String name(String prefix, DatabaseType type) {
		return prefix + Long.toString(System.nanoTime(), Character.MAX_RADIX) + type.keyword();
	}

	private static String at(String url, String name) {
		return DatabaseUrl.parse(url).withDatabase(name).jdbcUrl();
	}

	private static String databaseName(String url) {
		return Objects.requireNonNull(DatabaseUrl.parse(url).database());
	}

	private static Path runDirectory(String url) {
		return Path.of(databaseName(url)).resolve("../..").normalize();
	}

	/**
	 * The server sees a little later that its client is gone.
	 */
	private static void awaitLockIsFree(ServerDatabase base, String url) throws SQLException, InterruptedException {
		RunId run = DatabaseNames.runOf(databaseName(url)).orElseThrow();
		ServerCommands commands = ServerCommands.of(base.type());
		try (Connection connection = base.connect()) {
			for (int attempt = 0; attempt < 500 && commands.locked(connection, run); attempt++) {
				Thread.sleep(20);
			}
			assertThat(commands.locked(connection, run)).isFalse();
		}
	}

	/**
	 * Another build on this machine may be the one that is just removing it.
	 */
	private static void awaitGone(Path file) throws InterruptedException {
		for (int attempt = 0; attempt < 1500 && Files.exists(file); attempt++) {
			Thread.sleep(20);
		}
	}

	private static boolean exists(ServerDatabase base, String url) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url, base.address().username(),
				base.address().password())) {
			return connection.isValid(0);
		}
		catch (SQLException ex) {
			assertThat(ServerCommands.of(base.type()).kind(ex)).isEqualTo(RefusalKind.NO_DATABASE);
			return false;
		}
	}

	private static void run(ServerDatabase base, String sql) throws SQLException {
		try (Connection connection = base.connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static void drop(ServerDatabase base, String name) throws SQLException {
		try (Connection connection = base.connect()) {
			ServerCommands.of(base.type()).drop(connection, name);
		}
	}

}
