package io.appdb.companions;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.appdb.test.TestDatabase;

/**
 * What applications are compared on, cut from the class path of the tests.
 */
enum ClassPath {

	/**
	 * An application's that does not know this library: without it and without what only
	 * its starter brings.
	 */
	PLAIN_BOOT {

		@Override
		boolean leavesOut(Path entry) {
			return isOurs(entry) || BY_STARTER.stream().anyMatch(fileName(entry)::startsWith);
		}

	},

	/**
	 * An application's with the starter, and without the starter for tests, which would
	 * watch the connections of its pool.
	 */
	STARTER {

		@Override
		boolean leavesOut(Path entry) {
			return entry.equals(codeOf(TestDatabase.class));
		}

	};

	private static final List<String> BY_STARTER = List.of("flyway-", "spring-boot-flyway-",
			"spring-boot-starter-flyway-", "picocli-", "datasource-proxy-", "hibernate-community-dialects-",
			"sqlite-jdbc-", "mysql-connector-j-", "mariadb-java-client-");

	abstract boolean leavesOut(Path entry);

	/**
	 * As the command line of a JVM takes it.
	 */
	String entries() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !leavesOut(Path.of(entry)))
			.collect(Collectors.joining(File.pathSeparator));
	}

	/**
	 * The directories of the modules of this build, but for that of the probes, or their
	 * jars.
	 */
	private static boolean isOurs(Path entry) {
		return fileName(entry).startsWith("appdb-")
				|| (!fileName(entry).endsWith(".jar") && !entry.toAbsolutePath().equals(codeOf(ProbeMain.class)));
	}

	private static String fileName(Path entry) {
		return String.valueOf(entry.getFileName());
	}

	private static Path codeOf(Class<?> type) {
		return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toAbsolutePath();
	}

}
