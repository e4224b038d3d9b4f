package io.appdb.web;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests that a transaction is not promised to work that goes on after its end.
 */
class RefusedReturnTypesTests {

	private static TestDatabase database;

	@BeforeAll
	static void create() {
		database = TestDatabase.create(DatabaseType.H2);
	}

	@AfterAll
	static void drop() throws SQLException, IOException {
		database.close();
	}

	private static FailureAnalyzedException failure(Class<?> component) {
		FailureAnalyzedException failure = catchThrowableOfType(FailureAnalyzedException.class,
				() -> WebServer.start(database, component).close());
		assertThat(failure).as("start-up with %s", component.getSimpleName()).isNotNull();
		return failure;
	}

	@ParameterizedTest
	@ValueSource(classes = { OfCallable.class, OfDeferredResult.class, OfWebAsyncTask.class, OfCompletionStage.class,
			OfCompletableFuture.class, OfStreamingResponseBody.class, OfResponseBodyEmitter.class, OfSseEmitter.class,
			OfEntity.class, OfConstructor.class, OfMono.class, OfFlux.class })
	void stopsTheStartWithHandlerAndReason(Class<?> controller) {
		FailureAnalyzedException failure = failure(controller);
		String type = controller.getSimpleName().substring("Of".length());
		assertThat(failure.analysis().getDescription()).contains(controller.getSimpleName() + "#handle")
			.contains("goes on after the handler has returned")
			.contains(switch (type) {
				case "Entity" -> "StreamingResponseBody";
				case "Constructor" -> "Callable";
				default -> type;
			});
		assertThat(failure.analysis().getAction()).contains("CurrentSession");
	}

	@Test
	void refusesAnAdapterThatKnowsNoTransactions() {
		FailureAnalyzedException failure = failure(OwnMvc.class);
		assertThat(failure.analysis().getDescription()).contains("Plain#handle", "RequestMappingHandlerAdapter");
		assertThat(failure.analysis().getAction()).contains("@EnableWebMvc");
	}

	@Test
	void refusesAtRunTimeWhatTheDeclaredTypeDoesNotTell() {
		try (WebServer server = WebServer.start(database, Untold.class)) {
			assertThat(server.get("/untold").statusCode()).isEqualTo(500);
			assertThat(server.get("/untold-entity").statusCode()).isEqualTo(500);
			assertThat(server.count("owner")).isZero();
			assertThat(server.get("/told").body()).isEqualTo("told");
		}
	}

	/**
	 * The transaction is that of the annotation, which ends when the handler returns. The
	 * session goes on until the request is complete, and warns of what nobody commits.
	 */
	@Test
	void leavesAnOwnAnnotationItsFuture() {
		try (WebServer server = WebServer.start(database, Untold.class)) {
			assertThat(server.get("/annotated-future").body()).isEqualTo("x false");
			server.awaitIdlePool();
			assertThat(server.jdbc().sql("select name from owner").query(String.class).list()).containsExactly("x");
			server.jdbc().sql("delete from owner").update();
		}
	}

	@EnableWebMvc
	@Import(Plain.class)
	static class OwnMvc {

	}

	@RestController
	static class Plain {

		@GetMapping("/plain")
		String handle(CurrentSessionTransaction db) {
			return "plain";
		}

	}

	@RestController
	static class Untold {

		@GetMapping("/untold")
		Object untold(CurrentSessionTransaction db) {
			db.persist(new Owner(1, "x"));
			return (Callable<String>) () -> "later";
		}

		@GetMapping("/untold-entity")
		ResponseEntity<Object> untoldEntity(CurrentSessionTransaction db) {
			db.persist(new Owner(1, "x"));
			return ResponseEntity.ok((StreamingResponseBody) (stream) -> stream.write(1));
		}

		@GetMapping("/annotated-future")
		@SuppressWarnings("FutureReturnValueIgnored")
		@Transactional
		public Object annotatedFuture(CurrentSessionTransaction db) {
			db.persist(new Owner(1, "x"));
			Thread handling = Thread.currentThread();
			return CompletableFuture.supplyAsync(() -> {
				boolean same = Thread.currentThread() == handling;
				return db.find(Owner.class, 1L).getName() + " " + same;
			}, CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS));
		}

		@GetMapping("/told")
		Callable<String> told(CurrentSession db) {
			return () -> "told";
		}

	}

	@RestController
	static class OfCallable {

		@GetMapping("/")
		Callable<String> handle(CurrentSessionTransaction db) {
			return () -> "later";
		}

	}

	@RestController
	static class OfDeferredResult {

		@GetMapping("/")
		DeferredResult<String> handle(CurrentSessionTransaction db) {
			return new DeferredResult<>();
		}

	}

	@RestController
	static class OfWebAsyncTask {

		@GetMapping("/")
		WebAsyncTask<String> handle(CurrentSessionTransaction db) {
			return new WebAsyncTask<>(() -> "later");
		}

	}

	@RestController
	static class OfCompletionStage {

		@GetMapping("/")
		CompletionStage<String> handle(CurrentSessionTransaction db) {
			return new CompletableFuture<>();
		}

	}

	@RestController
	static class OfCompletableFuture {

		@GetMapping("/")
		CompletableFuture<String> handle(CurrentSessionTransaction db) {
			return new CompletableFuture<>();
		}

	}

	@RestController
	static class OfStreamingResponseBody {

		@GetMapping("/")
		StreamingResponseBody handle(CurrentSessionTransaction db) {
			return (stream) -> stream.write(1);
		}

	}

	@RestController
	static class OfResponseBodyEmitter {

		@GetMapping("/")
		ResponseBodyEmitter handle(CurrentSessionTransaction db) {
			return new ResponseBodyEmitter();
		}

	}

	@RestController
	static class OfSseEmitter {

		@GetMapping("/")
		SseEmitter handle(CurrentSessionTransaction db) {
			return new SseEmitter();
		}

	}

	@RestController
	static class OfMono {

		@GetMapping("/")
		Mono<String> handle(CurrentSessionTransaction db) {
			return Mono.just("later");
		}

	}

	@RestController
	static class OfFlux {

		@GetMapping("/")
		Flux<String> handle(CurrentSessionTransaction db) {
			return Flux.just("later");
		}

	}

	@RestController
	static class OfEntity {

		@GetMapping("/")
		ResponseEntity<StreamingResponseBody> handle(CurrentSessionTransaction db) {
			return ResponseEntity.ok((stream) -> stream.write(1));
		}

	}

	@RestController
	static class OfConstructor {

		private final CurrentSessionTransaction db;

		OfConstructor(CurrentSessionTransaction db) {
			this.db = db;
		}

		@GetMapping("/")
		Callable<String> handle() {
			return () -> "later " + this.db;
		}

	}

}
