package io.appdb.test.server;

import java.sql.Connection;
import java.sql.Statement;
import java.util.Objects;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * {@link RunLock} on real servers.
 */
class RunLockTests {

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MYSQL", "MARIADB" })
	void isSeenFromAnotherDatabaseAndTakenAgainWhenItsConnectionWasKilled(DatabaseType type) throws Exception {
		ServerDatabase place = TestServers.shared().create(type);
		assumeTrue(place.notRun() == null);
		ServerDatabase elsewhere = TestServers.shared().create(type);
		ServerCommands commands = ServerCommands.of(type);
		RunId run = RunId.random();
		RunLock lock = new RunLock(place.address(), commands, run);
		try (Connection connection = elsewhere.connect()) {
			assertThat(commands.locked(connection, run)).isFalse();
			lock.hold();
			lock.hold();
			assertThat(commands.locked(connection, run)).isTrue();
			assertThatExceptionOfType(TestServerException.class)
				.isThrownBy(() -> new RunLock(place.address(), commands, new RunId(run.value())).hold())
				.withMessageContaining("Another process holds the lock of run " + run);
			String name = Objects.requireNonNull(DatabaseUrl.parse(place.address().url()).database());
			commands.drop(connection, name);
			awaitFree(commands, connection, run);
			try (Statement statement = connection.createStatement()) {
				statement.execute(commands.creation().formatted(name));
			}
			lock.hold();
			assertThat(commands.locked(connection, run)).isTrue();
			lock.close();
			awaitFree(commands, connection, run);
		}
		finally {
			lock.close();
			place.remove();
			elsewhere.remove();
		}
	}

	/**
	 * The server sees a little later that its client is gone.
	 */
	private static void awaitFree(ServerCommands commands, Connection connection, RunId run) throws Exception {
		for (int attempt = 0; attempt < 500 && commands.locked(connection, run); attempt++) {
			Thread.sleep(20);
		}
		assertThat(commands.locked(connection, run)).isFalse();
	}

}
