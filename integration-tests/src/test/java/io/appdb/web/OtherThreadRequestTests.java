package io.appdb.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a request's session goes from its thread to the one that goes on with the
 * request, and to no other, and that no connection is lost on the way.
 */
class OtherThreadRequestTests {

	private static final int ROUNDS = 20;

	private static final Executor OTHER = (task) -> new Thread(task, "other").start();

	@EachDatabase
	void goesToTheWorkThatTheHandlerReturned(TestDatabase database) throws SQLException, IOException {
		for (boolean openInView : openInView(database)) {
			try (WebServer server = WebServer.start(database, Handlers.class,
					"spring.jpa.open-in-view=" + openInView)) {
				for (int round = 0; round < ROUNDS; round++) {
					for (String path : new String[] { "/given", "/future", "/deferred", "/entity", "/slowly" }) {
						HttpResponse<String> answer = (path.equals("/slowly") && round > 0) ? server.get("/given")
								: server.get(path);
						assertThat(answer.body()).as(path + " " + openInView).isEqualTo("written");
						assertThat(answer.statusCode()).isEqualTo(200);
					}
				}
				server.awaitIdlePool();
				assertThat(server.count("owner")).isEqualTo(ROUNDS * 5);
				server.jdbc().sql("delete from owner").update();
			}
		}
	}

	private static boolean[] openInView(TestDatabase database) {
		return (database.type() == DatabaseType.H2) ? new boolean[] { true, false } : new boolean[] { true };
	}

	@EachDatabase({ DatabaseType.H2, DatabaseType.POSTGRESQL })
	void isRefusedToOtherThreadsWhileItsHandlerRuns(TestDatabase database) throws SQLException, IOException {
		try (WebServer server = WebServer.start(database, Handlers.class)) {
			for (String path : new String[] { "/elsewhere/begin", "/elsewhere/given", "/elsewhere/transactional",
					"/elsewhere/annotated" }) {
				assertThat(server.get(path).body()).as(path)
					.matches("(?s).*thread '(other|db-async.*)' cannot use the session while thread 'http-.*' works.*");
				server.awaitIdlePool();
			}
			assertThat(server.count("owner")).isZero();
		}
	}

	@EachDatabase({ DatabaseType.H2, DatabaseType.POSTGRESQL })
	void closesAfterTheCallThatOutlivesItsRequest(TestDatabase database) throws SQLException, IOException {
		try (WebServer server = WebServer.start(database, Handlers.class)) {
			for (int round = 0; round < ROUNDS; round++) {
				assertThat(server.get("/abandoned").statusCode()).isEqualTo(200);
			}
			server.awaitIdlePool();
			assertThat(server.count("owner")).isZero();
			assertThat(server.context().getBean(Handlers.class).refused())
				.allMatch((message) -> message.contains("the session is closed"));
		}
	}

	@RestController
	static class Handlers {

		private final SessionManager sessions;

		private final Queue<String> refused = new ConcurrentLinkedQueue<>();

		private long next;

		Handlers(SessionManager sessions) {
			this.sessions = sessions;
		}

		private synchronized long next() {
			return this.next++;
		}

		Queue<String> refused() {
			return this.refused;
		}

		private String write(DbSession db) {
			db.begin();
			long id = next();
			db.persist(new Owner(id, "x" + id));
			db.commit();
			return "written";
		}

		@GetMapping("/given")
		CompletableFuture<String> given(CurrentSession db) {
			return this.sessions.async().inTransaction(db, this::write);
		}

		@GetMapping("/future")
		CompletionStage<String> future(CurrentSession db) {
			return CompletableFuture.supplyAsync(() -> write(db), OTHER);
		}

		@GetMapping("/deferred")
		DeferredResult<String> deferred(CurrentSession db) {
			DeferredResult<String> result = new DeferredResult<>();
			OTHER.execute(() -> {
				try {
					result.setResult(write(db));
				}
				catch (RuntimeException ex) {
					result.setErrorResult(ex);
				}
			});
			return result;
		}

		@GetMapping("/entity")
		ResponseEntity<CompletableFuture<String>> entity(CurrentSession db) {
			return ResponseEntity.ok(CompletableFuture.supplyAsync(() -> write(db), OTHER));
		}

		@GetMapping("/slowly")
		CompletableFuture<String> slowly(CurrentSession db) throws InterruptedException {
			CompletableFuture<String> answer = this.sessions.async().inTransaction(db, this::write);
			Thread.sleep(300);
			return answer;
		}

		private static String refused(Runnable work) {
			return CompletableFuture.runAsync(work, OTHER)
				.handle((value, failure) -> (failure != null) ? Objects.requireNonNull(failure.getCause()).getMessage()
						: "done")
				.join();
		}

		@GetMapping("/elsewhere/begin")
		String begin(CurrentSession db) {
			return refused(db::begin);
		}

		@GetMapping("/elsewhere/given")
		ResponseEntity<Map<String, String>> elsewhere(CurrentSession db) {
			return ResponseEntity.ok(Map.of("answer",
					this.sessions.async()
						.inTransaction(db, this::write)
						.handle((value, failure) -> (failure != null) ? failure.getMessage() : "done")
						.join()));
		}

		@GetMapping("/elsewhere/transactional")
		String transactional(CurrentSessionTransaction db) {
			return refused(() -> db.execute("delete from owner"));
		}

		@Transactional
		@GetMapping("/elsewhere/annotated")
		String annotated(CurrentSession db) {
			return refused(() -> db.execute("delete from owner"));
		}

		@GetMapping("/abandoned")
		Object abandoned(CurrentSession db) {
			OTHER.execute(() -> {
				try {
					db.begin();
					db.persist(new Owner(-1, "lost"));
					db.flush();
				}
				catch (IllegalStateException ex) {
					this.refused.add(ex.getMessage());
				}
			});
			return "gone";
		}

	}

}
