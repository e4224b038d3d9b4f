package io.appdb.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.test.TestDatabase;
import org.hibernate.SessionEventListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of the session of an asynchronous request.
 */
class AsyncSessionTests {

	private static TestDatabase database;

	@BeforeAll
	static void create() {
		database = TestDatabase.create(DatabaseType.H2);
		WebServer.start(database, Handlers.class).close();
	}

	@AfterAll
	static void drop() throws SQLException, IOException {
		database.close();
	}

	@BeforeEach
	void empty() throws SQLException {
		try (var connection = database.connect(); var statement = connection.createStatement()) {
			statement.execute("delete from owner");
			statement.execute("insert into owner (id, name) values (1, 'Ada')");
		}
	}

	@ParameterizedTest
	@CsvSource({ "true, callable", "true, begun", "true, future", "true, deferred", "true, task", "true, streaming",
			"true, sse", "true, mono", "true, flux", "true, events", "false, mono", "false, flux", "false, events",
			"false, callable", "false, begun", "false, future", "false, deferred", "false, task", "false, streaming",
			"false, sse" })
	void theSessionLivesUntilTheRequestCompletes(boolean openInView, String way) {
		try (WebServer server = WebServer.start(database, Handlers.class, "spring.jpa.open-in-view=" + openInView)) {
			Handlers handlers = server.context().getBean(Handlers.class);
			assertThat(server.get("/" + way).body()).contains("Ada");
			await().untilAsserted(() -> assertThat(handlers.closed).hasValue(1));
			server.awaitIdlePool();
			assertThat(server.count("owner")).isEqualTo(2);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theSessionIsNotClosedUnderWorkThatOutlivesItsRequest(boolean openInView) {
		try (WebServer server = WebServer.start(database, Handlers.class, "spring.jpa.open-in-view=" + openInView,
				"spring.mvc.async.request-timeout=200ms")) {
			Handlers handlers = server.context().getBean(Handlers.class);
			assertThat(server.get("/slow").statusCode()).isEqualTo(503);
			assertThat(handlers.closed).hasValue(0);
			handlers.goOn.countDown();
			await().untilAsserted(() -> assertThat(handlers.closed).hasValue(1));
			assertThat(handlers.slow).isEqualTo("Ada true");
			server.awaitIdlePool();
		}
	}

	@RestController
	static class Handlers {

		private final CountDownLatch goOn = new CountDownLatch(1);

		private final AtomicInteger closed = new AtomicInteger();

		private volatile String slow = "";

		private void watch(CurrentSession db) {
			db.addEventListeners(new SessionEventListener() {

				@Override
				public void end() {
					Handlers.this.closed.incrementAndGet();
				}

			});
		}

		private static String work(CurrentSession db) {
			String name = db.find(Owner.class, 1L).getName();
			db.persist(new Owner(2, "Bob"));
			db.commit();
			return name;
		}

		@GetMapping("/callable")
		Callable<String> callable(CurrentSession db) {
			watch(db);
			return () -> work(db);
		}

		@GetMapping("/begun")
		Callable<String> begun(CurrentSession db) {
			watch(db);
			db.begin();
			db.persist(new Owner(3, "undone"));
			db.rollback();
			db.begin();
			db.find(Owner.class, 1L);
			return () -> work(db);
		}

		@GetMapping("/task")
		WebAsyncTask<String> task(CurrentSession db) {
			watch(db);
			return new WebAsyncTask<>(() -> work(db));
		}

		@GetMapping("/future")
		CompletableFuture<String> future(CurrentSession db) {
			watch(db);
			return CompletableFuture.supplyAsync(() -> work(db));
		}

		@GetMapping("/deferred")
		DeferredResult<String> deferred(CurrentSession db) {
			watch(db);
			DeferredResult<String> result = new DeferredResult<>();
			new Thread(() -> result.setResult(work(db))).start();
			return result;
		}

		@GetMapping("/streaming")
		StreamingResponseBody streaming(CurrentSession db) {
			watch(db);
			return (stream) -> stream.write(work(db).getBytes(StandardCharsets.UTF_8));
		}

		@GetMapping("/sse")
		SseEmitter sse(CurrentSession db) {
			watch(db);
			SseEmitter emitter = new SseEmitter();
			new Thread(() -> {
				try {
					emitter.send(work(db));
					emitter.complete();
				}
				catch (IOException ex) {
					emitter.completeWithError(ex);
				}
			}).start();
			return emitter;
		}

		@GetMapping("/mono")
		Mono<String> mono(CurrentSession db) {
			watch(db);
			return Mono.fromCallable(() -> work(db)).subscribeOn(Schedulers.boundedElastic());
		}

		@GetMapping("/flux")
		Flux<String> flux(CurrentSession db) {
			watch(db);
			return Flux.defer(() -> Flux.just(work(db), "done"));
		}

		@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> events(CurrentSession db) {
			watch(db);
			return Flux.defer(() -> Flux.just(work(db), "done"));
		}

		@GetMapping("/slow")
		Callable<String> slow(CurrentSession db) {
			watch(db);
			return () -> {
				boolean interrupted = false;
				while (this.goOn.getCount() > 0) {
					try {
						this.goOn.await();
					}
					catch (InterruptedException ex) {
						interrupted = true;
					}
				}
				this.slow = db.find(Owner.class, 1L).getName() + " " + interrupted;
				return "late";
			};
		}

	}

}
