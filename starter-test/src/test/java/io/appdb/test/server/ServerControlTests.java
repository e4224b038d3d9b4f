package io.appdb.test.server;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.appdb.engine.DatabaseType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * {@link ServerControl} on the servers of this machine.
 */
class ServerControlTests {

	private final TestServers servers = TestServers.shared();

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "MYSQL", "MARIADB" })
	void pausesAndResumesTheServer(DatabaseType type) throws Exception {
		ServerDatabase database = this.servers.create(type);
		assumeTrue(database.notRun() == null);
		ServerControl control = this.servers.control(type);
		try (Connection connection = database.connect()) {
			control.pause();
			control.pause();
			CompletableFuture<Void> query = CompletableFuture.runAsync(() -> query(connection));
			assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> query.get(1, TimeUnit.SECONDS));
			control.resume();
			control.resume();
			query.get(30, TimeUnit.SECONDS);
			query(connection);
		}
		finally {
			control.resume();
			database.remove();
		}
		assertThat(control.supported()).isTrue();
	}

	private void query(Connection connection) {
		try (Statement statement = connection.createStatement()) {
			statement.execute("SELECT 1");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SQLITE", "H2" })
	void saysThatAnInProcessDatabaseCannotBePaused(DatabaseType type) throws IOException {
		ServerControl control = this.servers.control(type);
		assertThat(control.supported()).isFalse();
		assertThatExceptionOfType(TestServerException.class).isThrownBy(control::pause)
			.withMessage("The server cannot be paused: " + type.displayName() + " runs in the process of the test");
		control.resume();
	}

	@Test
	void keepsAControlPerServer() {
		assertThat(this.servers.control(DatabaseType.H2)).isSameAs(this.servers.control(DatabaseType.H2));
	}

}
