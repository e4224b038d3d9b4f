package io.appdb.companions;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.appdb.engine.DatabaseType;
import io.appdb.test.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs a {@link Probe} on plain Spring Boot and beside the starter, on each
 * {@link Database}, and compares what it saw.
 */
public final class Comparison {

	private Comparison() {
	}

	/**
	 * Asserts that an application does the same with and without the starter, on each
	 * database.
	 * @param probe the class of the probe
	 * @param expected what it sees
	 */
	public static void assertSame(Class<? extends Probe> probe, String... expected) {
		for (Database database : Database.values()) {
			CompletableFuture<List<String>> plain = CompletableFuture.supplyAsync(() -> onPlainBoot(probe, database));
			List<String> here = withTheStarter(probe, database);
			assertThat(plain.join()).as("plain Spring Boot on %s, beside the starter: %s", database, here)
				.containsExactly(expected);
			assertThat(here).as("with the starter on %s", database).containsExactly(expected);
		}
	}

	/**
	 * Runs a probe where this library does not exist.
	 * @param probe the class of the probe
	 * @param database what its applications run on
	 * @return what it saw
	 */
	public static List<String> onPlainBoot(Class<? extends Probe> probe, Database database) {
		return run(ClassPath.PLAIN_BOOT, probe, database);
	}

	/**
	 * Runs a probe beside this library.
	 * @param probe the class of the probe
	 * @param database what its applications run on
	 * @return what it saw
	 */
	public static List<String> withTheStarter(Class<? extends Probe> probe, Database database) {
		return run(ClassPath.STARTER, probe, database);
	}

	private static List<String> run(ClassPath classPath, Class<? extends Probe> probe, Database database) {
		try {
			if (database == Database.H2) {
				return ask(classPath, probe, DatabaseAddress.inMemory());
			}
			try (TestDatabase server = TestDatabase.create(DatabaseType.POSTGRESQL)) {
				return ask(classPath, probe,
						new DatabaseAddress(database, server.url(), server.username(), server.password()));
			}
		}
		catch (IOException | SQLException | ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> ask(ClassPath classPath, Class<? extends Probe> probe, DatabaseAddress address)
			throws IOException, ClassNotFoundException {
		return ProbeProcess.on(classPath).ask(new Question(probe.getName(), address)).orFail();
	}

}
