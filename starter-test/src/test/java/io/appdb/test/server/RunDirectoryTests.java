package io.appdb.test.server;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two runs of one JVM leave each other's directories alone, and keep their locks.
 */
class RunDirectoryTests {

	@Test
	void anotherRunOfTheSameProcessDoesNotTakeTheLockAway(@TempDir Path parent) throws Exception {
		RunId first = RunId.random();
		try (RunDirectory directory = RunDirectory.open(parent, first)) {
			RunDirectory.open(parent, RunId.random()).close();
			assertThat(directory.path()).exists();
			assertThat(isLockFree(parent.resolve(first.value() + ".lock"))).isFalse();
		}
		assertThat(parent).isEmptyDirectory();
	}

	/**
	 * Asks from another process, as only that one sees what the system knows.
	 */
	private static boolean isLockFree(Path file) throws Exception {
		Path source = Files.createTempDirectory("lock").resolve("Probe.java");
		Files.writeString(source, """
				import java.nio.channels.FileChannel;
				import java.nio.file.Path;
				import java.nio.file.StandardOpenOption;
				class Probe {
					public static void main(String[] args) throws Exception {
						try (FileChannel file = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
							System.exit((file.tryLock() != null) ? 0 : 1);
						}
					}
				}
				""");
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return new ProcessBuilder(java, source.toString(), file.toString()).inheritIO().start().waitFor() == 0;
	}

}
