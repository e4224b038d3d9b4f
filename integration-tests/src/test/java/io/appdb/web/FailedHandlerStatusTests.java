package io.appdb.web;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.test.TestDatabase;
import jakarta.persistence.PersistenceException;
import org.hibernate.HibernateException;
import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A handler that threw is never answered below 400, also when its exception looks like a
 * lost connection, which Spring MVC takes for the client's.
 */
@ParameterizedClass
@EnumSource(ServletContainer.class)
class FailedHandlerStatusTests {

	private static final Map<String, Supplier<Exception>> FAILURES = Map.of("eof", EOFException::new, "pipe",
			() -> new IOException("Broken pipe"), "reset", () -> new SocketException("Connection reset by peer"),
			"hibernate", () -> new HibernateException("failed", new EOFException()), "jpa",
			() -> new PersistenceException("failed", new IOException("Broken pipe")), "jdbc",
			() -> new JDBCConnectionException("failed",
					new java.sql.SQLNonTransientConnectionException("lost", "08006", new EOFException())),
			"own", () -> new IllegalStateException("wrapped", new HibernateException("x", new EOFException())));

	private static TestDatabase database;

	private static WebServer server;

	@Parameter
	ServletContainer container;

	@BeforeParameterizedClassInvocation
	static void start(ServletContainer container) {
		database = TestDatabase.create(DatabaseType.SQLITE);
		server = WebServer.start(database, Failing.class, container.property());
	}

	@AfterParameterizedClassInvocation
	static void stop() throws Exception {
		server.close();
		database.close();
	}

	static java.util.List<String> paths() {
		return java.util.List.of("plain", "session", "transaction", "callable", "future", "deferred", "handled")
			.stream()
			.flatMap((way) -> FAILURES.keySet().stream().sorted().map((failure) -> "/" + way + "/" + failure))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("paths")
	void neverBelow400(String path) {
		HttpResponse<String> answer = server.get(path);
		assertThat(answer.statusCode()).as(path + " " + answer.body()).isGreaterThanOrEqualTo(500);
		assertThat(answer.body()).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "jdbc,503" })
	void aLostDatabaseIsUnavailable(String failure, int status) {
		assertThat(server.get("/plain/" + failure).statusCode()).isEqualTo(status);
	}

	@Test
	void aRequestThatCannotBeReadIsStillTheClients() {
		assertThat(server.post("/read", "{\"name\": ").statusCode()).isEqualTo(400);
	}

	/**
	 * Handlers that fail in their way.
	 */
	@RestController
	static class Failing {

		private static Exception failure(String name) {
			return Objects.requireNonNull(FAILURES.get(name)).get();
		}

		@GetMapping("/plain/{failure}")
		String plain(@PathVariable String failure) throws Exception {
			throw failure(failure);
		}

		@GetMapping("/session/{failure}")
		String session(@PathVariable String failure, CurrentSession db) throws Exception {
			throw failure(failure);
		}

		@GetMapping("/transaction/{failure}")
		String transaction(@PathVariable String failure, CurrentSessionTransaction db) throws Exception {
			throw failure(failure);
		}

		@GetMapping("/callable/{failure}")
		Callable<String> callable(@PathVariable String failure) {
			return () -> {
				throw failure(failure);
			};
		}

		@GetMapping("/future/{failure}")
		CompletableFuture<String> future(@PathVariable String failure) {
			return CompletableFuture.failedFuture(failure(failure));
		}

		@GetMapping("/deferred/{failure}")
		DeferredResult<String> deferred(@PathVariable String failure) {
			DeferredResult<String> result = new DeferredResult<>();
			result.setErrorResult(failure(failure));
			return result;
		}

		@GetMapping("/handled/{failure}")
		String handled(@PathVariable String failure) {
			throw new UnsupportedOperationException(failure);
		}

		@ExceptionHandler
		String handle(UnsupportedOperationException exception) throws Exception {
			throw failure(String.valueOf(exception.getMessage()));
		}

		@PostMapping("/read")
		String read(@RequestBody Map<String, String> body) {
			return "read";
		}

	}

}
