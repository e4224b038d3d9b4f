package io.appdb.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import io.appdb.engine.DatabaseType;
import io.appdb.error.SessionNotFoundException;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.SessionManager;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of work outside of requests: scheduled, asynchronous, and on plain threads.
 */
class BackgroundWorkTests {

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void worksThroughTheSessionManager(TestDatabase database) throws Exception {
		try (WebServer server = WebServer.start(database, Background.class)) {
			Scheduling scheduling = server.context().getBean(Scheduling.class);
			assertThat(scheduling.done.await(30, TimeUnit.SECONDS)).isTrue();
			assertThat(scheduling.failure).isNull();
			assertThat(server.get("/asynchronous").body()).isEqualTo("true");
			SessionManager sessions = server.context().getBean(SessionManager.class);
			onThread(() -> sessions.runInTransaction((db) -> db.persist(new Owner(3, "thread"))));
			onThread(() -> sessions.runWithSession((db) -> {
				db.persist(new Owner(4, "uncommitted"));
				assertThat(db.find(Owner.class, 1L).getPets()).isEmpty();
			}));
			assertThat(server.jdbc().sql("select name from owner order by id").query(String.class).list())
				.containsExactly("scheduled", "asynchronous", "thread");
			server.awaitIdlePool();
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void injectedSessionsTellTheWayOut(TestDatabase database) throws Exception {
		try (WebServer server = WebServer.start(database, Background.class)) {
			Injected injected = server.context().getBean(Injected.class);
			Scheduling scheduling = server.context().getBean(Scheduling.class);
			assertThat(scheduling.done.await(30, TimeUnit.SECONDS)).isTrue();
			assertTellsTheWayOut(scheduling.injected);
			assertThat(server.get("/lost").body()).startsWith("SessionNotFoundException");
			onThread(() -> {
				assertTellsTheWayOut(failure(injected::read));
				assertThat(failure(injected::write)).isInstanceOf(IllegalStateException.class)
					.hasMessageContaining("SessionManager.inTransaction");
			});
			assertThat(server.count("owner")).isOne();
			server.awaitIdlePool();
		}
	}

	private static void assertTellsTheWayOut(@Nullable Throwable failure) {
		assertThat(failure).isInstanceOf(SessionNotFoundException.class)
			.hasMessageContaining("SessionManager.inTransaction(...)")
			.hasMessageContaining("withSession(...)");
	}

	private static void onThread(Runnable work) throws InterruptedException, ExecutionException {
		CompletableFuture<Void> done = new CompletableFuture<>();
		new Thread(() -> {
			try {
				work.run();
				assertThat(WebServer.isThreadClean()).isTrue();
				done.complete(null);
			}
			catch (Throwable ex) {
				done.completeExceptionally(ex);
			}
		}).start();
		done.get();
	}

	private static @Nullable Throwable failure(Runnable call) {
		try {
			call.run();
			return null;
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

	@EnableScheduling
	@EnableAsync
	@Import({ Scheduling.class, Working.class, Injected.class, Handlers.class })
	static class Background {

	}

	@Component
	static class Injected {

		private final CurrentSession session;

		private final CurrentSessionTransaction transaction;

		Injected(CurrentSession session, CurrentSessionTransaction transaction) {
			this.session = session;
			this.transaction = transaction;
		}

		void read() {
			this.session.find(Owner.class, 1L);
		}

		void write() {
			this.transaction.persist(new Owner(9, "lost"));
		}

	}

	@Component
	static class Scheduling {

		private final SessionManager sessions;

		private final Injected beans;

		private final CountDownLatch done = new CountDownLatch(1);

		private volatile @Nullable Throwable failure;

		private volatile @Nullable Throwable injected;

		Scheduling(SessionManager sessions, Injected beans) {
			this.sessions = sessions;
			this.beans = beans;
		}

		@Scheduled(fixedDelay = Long.MAX_VALUE)
		void run() {
			this.failure = BackgroundWorkTests
				.failure(() -> this.sessions.runInTransaction((db) -> db.persist(new Owner(1, "scheduled"))));
			this.injected = BackgroundWorkTests.failure(this.beans::read);
			this.done.countDown();
		}

	}

	@Component
	static class Working {

		private final SessionManager sessions;

		private final Injected beans;

		Working(SessionManager sessions, Injected beans) {
			this.sessions = sessions;
			this.beans = beans;
		}

		@Async
		public CompletableFuture<Boolean> write() {
			return CompletableFuture.completedFuture(this.sessions.<Boolean, RuntimeException>inTransaction((db) -> {
				db.persist(new Owner(2, "asynchronous"));
				this.beans.read();
				return true;
			}));
		}

		@Async
		public CompletableFuture<String> read() {
			Throwable failure = BackgroundWorkTests.failure(this.beans::read);
			return CompletableFuture
				.completedFuture("" + ((failure != null) ? failure.getClass().getSimpleName() : null));
		}

	}

	@RestController
	static class Handlers {

		private final Working working;

		Handlers(Working working) {
			this.working = working;
		}

		@GetMapping("/asynchronous")
		CompletableFuture<Boolean> asynchronous(CurrentSession db) {
			db.find(Owner.class, 1L);
			return this.working.write();
		}

		@GetMapping("/lost")
		String lost(CurrentSession db) throws Exception {
			db.find(Owner.class, 1L);
			return this.working.read().get();
		}

	}

}
