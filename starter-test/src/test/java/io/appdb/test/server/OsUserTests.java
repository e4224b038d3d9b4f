package io.appdb.test.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link OsUser}, and temporary files of users whom a machine does not expect.
 */
class OsUserTests {

	@Test
	void keepsAnOrdinaryName(@TempDir Path directory) throws Exception {
		assertThat(OsUser.fileName("ada_l.42", directory)).isEqualTo("ada_l.42");
	}

	@Test
	void leavesOutWhatNoUrlTakes(@TempDir Path directory) throws Exception {
		assertThat(OsUser.fileName("CORP\\Ada O'Brien", directory)).isEqualTo("CORP-Ada-O-Brien");
	}

	@Test
	void tellsUsersWithoutANameApart(@TempDir Path directory) throws Exception {
		String owner = Files.getOwner(directory).getName();
		assertThat(OsUser.fileName("?", directory)).isEqualTo(owner);
		assertThat(directory).isEmptyDirectory();
	}

	@Test
	void aUserWithoutANameGetsDatabases(@TempDir Path directory) throws Exception {
		Map<String, String> properties = Map.of("java.io.tmpdir", directory.toString(), "user.name", "?");
		try (ForkedJvm jvm = ForkedJvm.start("sqlite", properties)) {
			List<String> urls = jvm.databases();
			assertThat(urls).allSatisfy((url) -> assertThat(url).doesNotContain("?")
				.startsWith("jdbc:sqlite:" + directory.resolve("appdb-test-" + Files.getOwner(directory))));
			jvm.end();
		}
	}

	@Test
	void saysWhichDirectoryCannotBeWrittenTo(@TempDir Path directory) throws Exception {
		Path file = Files.createFile(directory.resolve("file"));
		try (ForkedJvm jvm = ForkedJvm.start("sqlite", Map.of("java.io.tmpdir", file.toString()))) {
			assertThat(jvm.await(DatabaseMaker.REFUSED))
				.startsWith("No SQLite for tests: Tests cannot write to '" + file)
				.endsWith("name another directory in the system property 'java.io.tmpdir'");
			jvm.end();
		}
	}

}
