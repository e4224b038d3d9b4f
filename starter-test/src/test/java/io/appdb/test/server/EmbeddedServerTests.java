package io.appdb.test.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * {@link EmbeddedPostgreSql} and {@link EmbeddedMariaDb} where a machine is not as usual.
 */
class EmbeddedServerTests {

	@Test
	void unpacksPostgreSqlWhereNobodyElseWrites(@TempDir Path directory) throws Exception {
		try (ForkedJvm jvm = ForkedJvm.start("postgresql", embedded(directory))) {
			assertThat(jvm.databases()).hasSize(2);
			jvm.end();
		}
		assertThat(directory.resolve("embedded-pg").toFile().list()).isNullOrEmpty();
		assertThat(shared(directory).resolve("binaries-postgresql")).isNotEmptyDirectory();
	}

	@Test
	void startsMariaDbInADeepDirectory(@TempDir Path directory) throws Exception {
		Path deep = directory.resolve("module-with-a-long-name".repeat(4)).resolve("target");
		try (ForkedJvm jvm = ForkedJvm.start("mariadb", embedded(deep))) {
			List<String> urls = jvm.databases();
			assertThat(urls).hasSize(2);
			jvm.end();
			String run = DatabaseNames.runOf(urls.get(0).substring(urls.get(0).lastIndexOf('/') + 1))
				.orElseThrow()
				.value();
			assertThat(Path.of("/tmp", "appdb_" + run + ".sock")).doesNotExist();
		}
	}

	@ParameterizedTest
	@CsvSource({ "postgresql, PostgreSQL, binaries-postgresql", "mariadb, MariaDB, binaries-lock" })
	void saysThatTheServerDidNotStart(String type, String name, String obstacle, @TempDir Path directory)
			throws Exception {
		Path place = Files.createDirectories(shared(directory)).resolve(obstacle);
		if (type.equals("postgresql")) {
			Files.createFile(place);
		}
		else {
			Files.createDirectory(place);
		}
		try (ForkedJvm jvm = ForkedJvm.start(type, embedded(directory))) {
			assertThat(jvm.await(DatabaseMaker.REFUSED)).startsWith("The embedded " + name + " did not start (")
				.contains(place.toString())
				.endsWith("start Docker, or name a server in 'appdb.test." + type + ".url'");
			jvm.end();
		}
	}

	@Test
	void startsPostgreSqlForRootWhereNoOtherUserCanBeFeigned(@TempDir Path directory) throws Exception {
		assumeTrue(OsUser.isRoot());
		Path tools = Files.createDirectory(directory.resolve("tools"));
		for (String tool : List.of("sh", "su")) {
			Files.createSymbolicLink(tools.resolve(tool), program(tool));
		}
		Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
		Map<String, String> environment = Map.of("PATH", tools.toString());
		try (ForkedJvm jvm = ForkedJvm.start("postgresql", List.of(), environment, embedded(directory))) {
			List<String> urls = jvm.databases();
			assertThat(urls).hasSize(2);
			Path run = shared(directory).resolve(
					DatabaseNames.runOf(urls.get(0).substring(urls.get(0).lastIndexOf('/') + 1)).orElseThrow().value());
			assertThat(Files.getOwner(run.resolve("postgresql")).getName()).isEqualTo("nobody");
			ProcessHandle server = new PidFile(run.resolve("postgresql/postmaster.pid")).process();
			jvm.end();
			server.onExit().get(20, TimeUnit.SECONDS);
			assertThat(run).doesNotExist();
		}
	}

	@Test
	void saysThatPostgreSqlDoesNotRunAsRoot(@TempDir Path directory) throws Exception {
		assumeTrue(OsUser.isRoot());
		Map<String, String> environment = Map.of("PATH", directory.toString());
		try (ForkedJvm jvm = ForkedJvm.start("postgresql", List.of(), environment, embedded(directory))) {
			assertThat(jvm.await(DatabaseMaker.REFUSED)).contains("PostgreSQL does not run as root")
				.contains("\"su\"")
				.contains("Run the tests as another user")
				.contains("start Docker");
			jvm.end();
		}
	}

	private static Path program(String name) {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
			.map((directory) -> Path.of(directory, name))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow();
	}

	private static Map<String, String> embedded(Path directory) {
		return Map.of("java.io.tmpdir", directory.toString(), ServerOrigin.PROPERTY, "embedded");
	}

	private static Path shared(Path directory) throws Exception {
		return directory.resolve(
				"appdb-test-" + OsUser.fileName(System.getProperty("user.name"), Files.createDirectories(directory)));
	}

}
