package io.appdb;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

import io.appdb.engine.DatabaseEngine;
import io.appdb.engine.DatabaseType;
import io.appdb.error.DatabaseNotInitializedException;
import io.appdb.error.DatabaseUnavailableException;
import io.appdb.error.InvalidSettingException;
import io.appdb.session.SessionManager;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The life cycle of a manager without a Spring application.
 */
class DatabaseManagerLifeCycleTests {

	private static final Executor threads = (task) -> new Thread(task).start();

	@EachDatabase
	void refusesUseBeforeInitializeAndAfterClose(TestDatabase database) {
		DatabaseManager manager = manager(database);
		assertRefused(manager);
		manager.initialize();
		manager.initialize();
		assertThat(manager.isInitialized()).isTrue();
		assertThat(manager.health().status()).isEqualTo(DatabaseHealth.Status.READY);
		SessionManager sessions = manager.sessions();
		manager.close();
		manager.close();
		assertRefused(manager);
		assertThatExceptionOfType(DatabaseNotInitializedException.class).isThrownBy(sessions::openSession);
		manager.initialize();
		assertThat(manager.sessions().<Integer, RuntimeException>withSession((db) -> db.rows("select 1").size()))
			.isOne();
		manager.close();
	}

	@EachDatabase
	void closeWaitsForARunningTransaction(TestDatabase database) throws InterruptedException {
		DatabaseManager manager = manager(database);
		manager.initialize();
		CountDownLatch running = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		CompletableFuture<Integer> transaction = CompletableFuture
			.supplyAsync(() -> manager.sessions().<Integer, RuntimeException>inTransaction((db) -> {
				db.execute("create table kept (id integer)");
				db.execute("insert into kept values (1)");
				running.countDown();
				await(goOn);
				return db.rows("select * from kept").size();
			}), threads);
		running.await();
		CompletableFuture<Void> closing = CompletableFuture.runAsync(manager::close, threads);
		while (manager.isInitialized()) {
			Thread.onSpinWait();
		}
		assertThat(closing).isNotDone();
		assertThat(manager.health().status()).isEqualTo(DatabaseHealth.Status.STOPPED);
		goOn.countDown();
		assertThat(transaction.join()).isOne();
		closing.join();
	}

	@EachDatabase
	void unknownNameListsTheNames(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			manager.initialize();
			assertThat(manager.names()).containsExactly("default");
			assertThatIllegalArgumentException().isThrownBy(() -> manager.engine("reporting"))
				.withMessageContaining("'reporting'")
				.withMessageContaining("[default]");
			assertThatIllegalArgumentException().isThrownBy(() -> manager.sessions("reporting"));
			assertThatIllegalArgumentException().isThrownBy(() -> manager.schema("reporting"));
		}
	}

	@EachDatabase
	void healthOfADatabaseThatIsGoneIsDegradedAndSecret(TestDatabase database) {
		DatabaseManager manager = manager(database);
		manager.initialize();
		manager.engine().close();
		DatabaseHealth health = manager.health();
		assertThat(health.status()).isEqualTo(DatabaseHealth.Status.DEGRADED);
		assertThat(health.databases()).singleElement().satisfies((line) -> assertThat(line.up()).isFalse());
		if (database.password().length() > 4) {
			assertThat(health.toString()).doesNotContain(":" + database.password() + "@");
		}
		manager.close();
	}

	@EachDatabase
	void readsTheEnvironment(TestDatabase database) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("app.db.url", database.url(), "app.db.username",
					database.username(), "app.db.password", database.password(), "app.db.pool.size", "2")));
		try (DatabaseManager manager = DatabaseManager.builder().from(environment).build()) {
			manager.initialize();
			assertThat(manager.engine().ping()).isTrue();
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void saysThatALoginWasRefused(TestDatabase database) {
		try (DatabaseManager manager = DatabaseManager.builder()
			.url(database.url())
			.username("nobody")
			.password("s3cret")
			.build()) {
			assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(manager::initialize)
				.withMessageContaining("refused the login")
				.withMessageNotContaining("s3cret");
		}
	}

	@Test
	void readsTheScratchUrlAsAnApplicationDoes() {
		try (DatabaseManager manager = DatabaseManager.builder().from(withScratchUrl(" ")).build()) {
			manager.initialize();
			assertThat(manager.engine().ping()).isTrue();
		}
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> DatabaseManager.builder().from(withScratchUrl("postgresql://me:s3cret@[nowhere")))
			.withMessageContaining("'app.db.migration.scratch-url' is unreadable")
			.satisfies((failure) -> assertThat(failure).hasMessageNotContaining("s3cret"));
	}

	private static StandardEnvironment withScratchUrl(String url) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("test",
					Map.of("app.db.url", "sqlite:///:memory:", "app.db.migration.scratch-url", url)));
		return environment;
	}

	@EachDatabase
	void engineAloneAnswers(TestDatabase database) {
		DatabaseEngine engine = DatabaseEngine.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.build();
		assertThat(engine.ping()).isTrue();
		assertThat(JdbcClient.create(engine.dataSource()).sql("select 1").query(Integer.class).single()).isOne();
		engine.close();
		engine.close();
		assertThat(engine.ping()).isFalse();
	}

	private static DatabaseManager manager(TestDatabase database) {
		return DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.build();
	}

	private static void assertRefused(DatabaseManager manager) {
		assertThat(manager.isInitialized()).isFalse();
		assertThat(manager.names()).containsExactly("default");
		assertThat(manager.health().status()).isEqualTo(DatabaseHealth.Status.STOPPED);
		assertThatExceptionOfType(DatabaseNotInitializedException.class).isThrownBy(manager::engine)
			.withMessageContaining("initialize()");
		assertThatExceptionOfType(DatabaseNotInitializedException.class).isThrownBy(manager::sessions);
		assertThatExceptionOfType(DatabaseNotInitializedException.class).isThrownBy(manager::schema);
		assertThatExceptionOfType(DatabaseNotInitializedException.class).isThrownBy(manager::getSession);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
