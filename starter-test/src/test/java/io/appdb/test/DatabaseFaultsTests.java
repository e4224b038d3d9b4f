package io.appdb.test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.core.retry.RetryListener;
import org.springframework.dao.DataAccessException;

import io.appdb.DatabaseHealth;
import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.PoolSettings;
import io.appdb.error.DatabaseUnavailableException;
import io.appdb.retry.RetrySettings;
import io.appdb.retry.TransactionRetry;
import io.appdb.session.DbSession;
import io.appdb.test.library.Novel;
import io.appdb.test.library.Shelves;
import io.appdb.test.library.Writer;
import io.appdb.test.server.ServerControl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What a database that breaks does to an application.
 */
class DatabaseFaultsTests {

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.H2 })
	void anApplicationSurvivesThatItsConnectionsAreKilled(TestDatabase database) {
		try (DatabaseManager manager = manager(database); DatabaseFaults faults = DatabaseFaults.of(manager)) {
			TransactionRetry retry = new TransactionRetry(manager.sessions(),
					new RetrySettings(5, Duration.ofMillis(300), Duration.ofSeconds(1), false), new RetryListener() {
					});
			retry.inTransaction((session) -> {
				session.persist(new Writer("Lem", "Solaris"));
				return true;
			});
			assertThat(faults.killConnections()).isPositive();
			List<String> titles = retry.inTransaction(retry.policy().includes(DataAccessException.class).build(),
					Shelves::titles);
			assertThat(titles).containsExactly("Solaris");
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void killsAConnectionInTheMiddleOfItsTransaction(TestDatabase database) {
		try (DatabaseManager manager = manager(database); DatabaseFaults faults = DatabaseFaults.of(manager)) {
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> manager.sessions().runInTransaction((session) -> {
					session.persist(new Writer("Lem"));
					session.flush();
					assertThat(faults.killConnections()).isPositive();
					session.persist(new Writer("Woolf"));
					session.flush();
				}));
			faults.bringBack();
			assertThat(writers(manager)).isZero();
		}
	}

	@EachDatabase
	void takesTheDatabaseAwayAndBringsItBack(TestDatabase database) {
		try (DatabaseManager manager = manager(database);
				DatabaseManager other = manager(database);
				DatabaseFaults faults = DatabaseFaults.of(manager)) {
			assertThat(writers(manager)).isZero();
			try (Fault away = faults.refuseConnections()) {
				assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(() -> writers(manager));
				assertThat(manager.health().status()).isNotEqualTo(DatabaseHealth.Status.READY);
				assertThat(writers(other)).isZero();
				assertThat(away).isNotNull();
			}
			assertThat(writers(manager)).isZero();
			try (DatabaseFaults more = DatabaseFaults.of(manager)) {
				assertThat(more.refuseConnections()).isNotNull();
			}
			assertThat(writers(manager)).isZero();
			faults.refuseConnections();
			faults.bringBack();
			assertThat(writers(manager)).isZero();
		}
	}

	@Test
	void tellsThatSqliteHasNoServer() {
		try (DatabaseManager manager = DatabaseManager.create("jdbc:sqlite::memory:")) {
			manager.initialize();
			try (DatabaseFaults faults = DatabaseFaults.of(manager)) {
				assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(faults::killConnections)
					.withMessage("killConnections: SQLite has no server that could end connections, "
							+ "it runs in this process; use refuseConnections()");
				assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(faults::pause)
					.withMessageStartingWith("pause: the server of ")
					.withMessageEndingWith("cannot be paused, only one in a container or an embedded one "
							+ "that was started for tests; use refuseConnections()");
				faults.resume();
			}
		}
	}

	@Test
	void resumesAServerHoweverTheTestEnds() {
		List<String> calls = new ArrayList<>();
		try (DatabaseManager manager = DatabaseManager.create("jdbc:sqlite::memory:")) {
			manager.initialize();
			assertThatIllegalStateException().isThrownBy(() -> {
				try (DatabaseFaults faults = DatabaseFaults.of(manager, new Recorded(calls, null))) {
					faults.pause();
					throw new IllegalStateException("failed");
				}
			}).withMessage("failed");
			assertThat(calls).containsExactly("pause", "resume");
			try (DatabaseFaults faults = DatabaseFaults.of(manager, new Recorded(calls, null));
					Fault paused = faults.pause()) {
				assertThat(paused).isNotNull();
			}
			assertThat(calls).containsExactly("pause", "resume", "pause", "resume", "resume");
		}
	}

	@Test
	void tellsThatTheMachineRefuses() {
		try (DatabaseManager manager = DatabaseManager.create("jdbc:sqlite::memory:")) {
			manager.initialize();
			DatabaseFaults faults = DatabaseFaults.of(manager, new Recorded(new ArrayList<>(), new IOException("no")));
			assertThatIllegalStateException().isThrownBy(faults::pause).withMessageEndingWith("cannot be paused");
			assertThatIllegalStateException().isThrownBy(faults::close).withMessageEndingWith("cannot be resumed");
		}
	}

	private static int writers(DatabaseManager manager) {
		return manager.sessions()
			.inTransaction((DbSession session) -> session.createSelectionQuery("from Writer", Writer.class)
				.getResultList()
				.size());
	}

	private static DatabaseManager manager(TestDatabase database) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.pool(PoolSettings.defaults().withSize(2).withMaxOverflow(0).withTimeout(Duration.ofSeconds(1)))
			.entities(Writer.class, Novel.class)
			.build();
		manager.initialize();
		return manager;
	}

	/**
	 * A server that does nothing.
	 */
	private record Recorded(List<String> calls, @Nullable IOException failure) implements ServerControl {

		@Override
		public boolean supported() {
			return true;
		}

		@Override
		public void pause() throws IOException {
			call("pause");
		}

		@Override
		public void resume() throws IOException {
			call("resume");
		}

		private void call(String name) throws IOException {
			if (this.failure != null) {
				throw this.failure;
			}
			this.calls.add(name);
		}

	}

}
