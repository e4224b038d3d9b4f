package io.appdb.engine;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.appdb.engine.DatabaseType;
import io.appdb.error.PoolExhaustedException;
import io.appdb.error.SqlErrorTranslator;
import io.appdb.test.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A pool of which every connection is taken, on a real server.
 */
class PoolExhaustionTests {

	@Test
	@SuppressWarnings("try")
	void tellsEveryWayInWhatThePoolLooksLike() throws Exception {
		try (TestDatabase database = TestDatabase.create(DatabaseType.POSTGRESQL);
				PoolApplication application = PoolApplication.web(database.url(), database.username(),
						database.password(), "--app.db.pool.size=1", "--app.db.pool.max-overflow=0",
						"--app.db.pool.timeout=250ms")) {
			try (Connection taken = application.pool().getConnection()) {
				assertExhausted(() -> application.number("SELECT 42"));
				assertExhausted(() -> application.sessions()
					.runInTransaction((session) -> session.persist(new PoolApplication.Parcel())));
				assertExhausted(() -> application.bean(PoolApplication.Parcels.class).count());
				templateTellsItInItsCause(application);
				for (String path : PoolApplication.PATHS) {
					assertUnavailable(application.get(path), path, database.password());
				}
			}
			for (String path : PoolApplication.PATHS) {
				assertThat(application.get(path).statusCode()).as(path).isEqualTo(200);
			}
			assertThat(application.pool().getHikariPoolMXBean().getActiveConnections()).isZero();
		}
	}

	private static void assertExhausted(ThrowingCallable call) {
		assertThatExceptionOfType(PoolExhaustedException.class).isThrownBy(call)
			.satisfies(PoolExhaustionTests::tellsThePool);
	}

	private static void tellsThePool(PoolExhaustedException exhausted) {
		assertThat(exhausted.size()).isOne();
		assertThat(exhausted.active()).isOne();
		assertThat(exhausted.idle()).isZero();
		assertThat(exhausted.waiting()).isOne();
		assertThat(exhausted.elapsed()).isPositive();
		assertThat(exhausted).hasMessageContaining("'app.db.pool.size'").hasMessageContaining("active=1");
	}

	/**
	 * Spring's template asks no translator about a connection that it did not get.
	 */
	private static void templateTellsItInItsCause(PoolApplication application) {
		DataAccessResourceFailureException failure = catchThrowableOfType(DataAccessResourceFailureException.class,
				() -> application.bean(JdbcTemplate.class).queryForObject("SELECT 42", Integer.class));
		assertThat(new SqlErrorTranslator().translate(failure)).isInstanceOfSatisfying(PoolExhaustedException.class,
				PoolExhaustionTests::tellsThePool);
	}

	private static void assertUnavailable(HttpResponse<String> answer, String path, String password) {
		assertThat(answer.statusCode()).as(path).isEqualTo(503);
		assertThat(answer.headers().firstValue("Retry-After")).as(path).isPresent();
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.body()).doesNotContainIgnoringCase("select")
			.doesNotContain("app.db", "active", "jdbc:", "localhost", "\"" + password);
	}

	@Test
	@SuppressWarnings("try")
	void refusesAtOnceWhoWouldWaitBeyondTheLimit() throws Exception {
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try (TestDatabase database = TestDatabase.create(DatabaseType.POSTGRESQL);
				PoolApplication application = PoolApplication.start(database.url(), database.username(),
						database.password(), "--app.db.pool.size=1", "--app.db.pool.max-overflow=0",
						"--app.db.pool.timeout=300", "--app.db.pool.max-waiting=1");
				Connection taken = application.pool().getConnection()) {
			assertThat(application.pool().getConnectionTimeout()).isEqualTo(Duration.ofMinutes(5).toMillis());
			Future<Long> waiting = executor.submit(() -> application.number("SELECT 42"));
			while (application.pool().getHikariPoolMXBean().getThreadsAwaitingConnection() == 0) {
				Thread.onSpinWait();
			}
			assertThatExceptionOfType(PoolExhaustedException.class).isThrownBy(() -> application.number("SELECT 42"))
				.withMessageContaining("'app.db.pool.max-waiting'")
				.satisfies((ex) -> assertThat(ex.waiting()).isEqualTo(2));
			taken.close();
			assertThat(waiting.get()).isEqualTo(42);
		}
		finally {
			executor.shutdownNow();
		}
	}

}
