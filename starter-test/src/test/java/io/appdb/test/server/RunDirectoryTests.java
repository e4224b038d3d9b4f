package io.appdb.test.server;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
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
	 * As in a build whose modules run their tests in Maven's own JVM.
	 */
	@Test
	void leavesTheDirectoryOfAnotherClassLoaderAlone(@TempDir Path parent) throws Exception {
		URL classes = RunDirectory.class.getProtectionDomain().getCodeSource().getLocation();
		RunDirectory mine = RunDirectory.open(parent, new RunId("mine"));
		try (URLClassLoader loader = new OwnClasses(classes)) {
			Class<?> id = loader.loadClass(RunId.class.getName());
			Constructor<?> constructor = id.getDeclaredConstructor(String.class);
			constructor.setAccessible(true);
			Method open = loader.loadClass(RunDirectory.class.getName()).getDeclaredMethod("open", Path.class, id);
			open.setAccessible(true);
			try (AutoCloseable other = (AutoCloseable) open.invoke(null, parent, constructor.newInstance("other"))) {
				assertThat(other).isNotInstanceOf(RunDirectory.class);
				assertThat(mine.path()).isDirectory();
				assertThat(parent.resolve("other")).isDirectory();
			}
		}
		mine.close();
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

	/**
	 * Loads the classes of this library itself and the others as usual.
	 */
	private static final class OwnClasses extends URLClassLoader {

		OwnClasses(URL classes) {
			super(new URL[] { classes }, RunDirectoryTests.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (!name.startsWith(RunDirectory.class.getPackageName())) {
				return super.loadClass(name, resolve);
			}
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				return (loaded != null) ? loaded : findClass(name);
			}
		}

	}

}
