package io.appdb.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.Db;
import io.appdb.test.TestDatabase;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of when the transaction of a handler commits and when it rolls back.
 */
class HandlerTransactionTests {

	private static TestDatabase database;

	private static WebServer server;

	@BeforeAll
	static void start() {
		database = TestDatabase.create(DatabaseType.POSTGRESQL);
		server = WebServer.start(database, Handlers.class, "app.db.web.max-buffered-response=16KB");
	}

	@AfterAll
	static void stop() throws SQLException, IOException {
		server.close();
		database.close();
	}

	@BeforeEach
	void empty() {
		server.jdbc().sql("delete from owner").update();
	}

	@ParameterizedTest
	@ValueSource(strings = { "checked", "unchecked", "thrown-error", "entity", "problem", "error-response",
			"model-and-view", "status", "send-error", "declared-status" })
	void rollsBack(String failure) {
		HttpResponse<String> answer = server.get("/" + failure);
		assertThat(answer.statusCode()).isBetween(400, 599);
		assertThat(server.count("owner")).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/path/x", "/validated" })
	void writesNothingWhenAnArgumentFails(String path) {
		assertThat(server.post(path, "{\"name\":\"\"}").statusCode()).isEqualTo(400);
		assertThat(server.count("owner")).isZero();
		assertThat(server.busyConnections()).isZero();
	}

	@Test
	void commitsWithoutFailure() {
		assertThat(server.post("/validated", "{\"name\":\"Ada\"}").body()).isEqualTo("Ada");
		assertThat(server.count("owner")).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "over-limit-stream", "over-limit-writer", "over-limit-swallowed", "over-limit-annotated" })
	void anAnswerThatIsTooLargeToHoldBackIsAnErrorThatSaysSo(String way) {
		HttpResponse<String> answer = server.get("/" + way);
		assertThat(answer.statusCode()).isEqualTo(500);
		assertThat(answer.body()).contains("app.db.web.max-buffered-response", "Handlers#").doesNotContain("xxx");
		assertThat(server.count("owner")).isZero();
	}

	@Test
	void commitByHandGoesOnInANewTransaction() {
		assertThat(server.get("/commit-then-fail").statusCode()).isEqualTo(500);
		assertThat(server.jdbc().sql("select name from owner").query(String.class).list()).containsExactly("first");
	}

	@Test
	void rollbackByHandGoesOnInANewTransaction() {
		assertThat(server.get("/rollback-then-write").body()).isEqualTo("false");
		assertThat(server.jdbc().sql("select name from owner").query(String.class).list()).containsExactly("second");
	}

	@Test
	void anOwnAnnotationWinsWithItsRollbackRules() {
		server.get("/no-rollback-for");
		assertThat(server.count("owner")).isOne();
	}

	@Test
	void anOwnAnnotationCommitsAnErrorStatus() {
		assertThat(server.get("/annotated-status").statusCode()).isEqualTo(422);
		assertThat(server.count("owner")).isOne();
	}

	@Test
	void anOwnAnnotationWinsWithReadOnly() {
		assertThat(server.get("/annotated-read-only").body()).isEqualTo("on");
	}

	@ParameterizedTest
	@ValueSource(strings = { "annotated-commit", "annotated-rollback", "annotated-commit-parameter" })
	void anOwnAnnotationRefusesTheEndByHand(String way) {
		assertThat(server.get("/" + way).body()).startsWith("IllegalStateException").contains("@Transactional");
	}

	@Test
	void bothTypesAndARepositoryAreOnePersistenceContext() {
		assertThat(server.get("/same").body()).isEqualTo("true true true");
		assertThat(server.count("owner")).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "read-only-session", "read-only-transaction", "read-only-execute" })
	void theServerEnforcesReadOnly(String way) {
		assertThat(server.get("/" + way).body()).contains("25006");
		assertThat(server.count("owner")).isZero();
	}

	@Test
	void currentSessionNeverCommitsByItself() {
		server.get("/uncommitted");
		assertThat(server.count("owner")).isZero();
		server.awaitIdlePool();
	}

	@Test
	void currentSessionCommitsByHand() {
		server.get("/committed");
		assertThat(server.count("owner")).isOne();
	}

	@Test
	void anErrorPageMayWriteInItsTransaction() {
		try (WebServer other = WebServer.start(database, ErrorPage.class)) {
			assertThat(other.get("/nowhere").statusCode()).isEqualTo(404);
			assertThat(other.count("owner")).isOne();
		}
	}

	@Test
	void anErrorStatusCommitsWhereToldSo() {
		try (WebServer other = WebServer.start(database, Handlers.class, "app.db.web.rollback-on-error-status=false")) {
			assertThat(other.get("/entity").statusCode()).isEqualTo(422);
			assertThat(other.count("owner")).isOne();
		}
	}

	@RestController
	static final class ErrorPage implements org.springframework.boot.webmvc.error.ErrorController {

		@GetMapping("/error")
		String error(CurrentSessionTransaction db) {
			db.persist(new Owner(9, "error"));
			return "recorded";
		}

	}

	/**
	 * A body to validate.
	 */
	record Named(@NotBlank String name) {

	}

	/**
	 * Handlers that all write an owner.
	 */
	@RestController
	static class Handlers {

		private final OwnerRepository repository;

		Handlers(OwnerRepository repository) {
			this.repository = repository;
		}

		@ExceptionHandler(ArithmeticException.class)
		ResponseEntity<String> caught(ArithmeticException exception) {
			return ResponseEntity.internalServerError().body("caught");
		}

		@GetMapping("/checked")
		String checked(CurrentSessionTransaction db) throws IOException {
			db.persist(new Owner(1, "x"));
			throw new IOException("checked");
		}

		@GetMapping("/unchecked")
		String unchecked(CurrentSessionTransaction db) {
			db.persist(new Owner(1, "x"));
			db.flush();
			throw new ArithmeticException("unchecked");
		}

		@GetMapping("/thrown-error")
		String thrownError(CurrentSessionTransaction db) {
			db.persist(new Owner(1, "x"));
			throw new AssertionError("error");
		}

		@GetMapping("/entity")
		ResponseEntity<String> entity(CurrentSessionTransaction db) {
			db.persist(new Owner(1, "x"));
			return ResponseEntity.unprocessableContent().body("entity");
		}

		@GetMapping("/problem")
		ProblemDetail problem(CurrentSessionTransaction db) {
			db.persist(new Owner(1, "x"));
			return ProblemDetail.forStatus(409);
		}

		@GetMapping("/error-response")
		ErrorResponse errorResponse(CurrentSessionTransaction db) {
			db.persist(new Owner(1, "x"));
			return new ErrorResponseException(HttpStatus.GONE);
		}

		@GetMapping("/model-and-view")
		ModelAndView modelAndView(CurrentSessionTransaction db) {
			Owner owner = new Owner(1, "x");
			db.persist(owner);
			ModelAndView view = new ModelAndView("owner", HttpStatus.BAD_REQUEST);
			return view.addObject("owner", owner);
		}

		@GetMapping("/status")
		void status(CurrentSessionTransaction db, HttpServletResponse response) {
			db.persist(new Owner(1, "x"));
			response.setStatus(400);
		}

		@GetMapping("/send-error")
		void sendError(CurrentSessionTransaction db, HttpServletResponse response) throws IOException {
			db.persist(new Owner(1, "x"));
			response.sendError(400);
		}

		@GetMapping("/declared-status")
		@ResponseStatus(HttpStatus.NOT_FOUND)
		String declaredStatus(CurrentSessionTransaction db) {
			db.persist(new Owner(1, "x"));
			return "nothing";
		}

		@PostMapping("/path/{id}")
		String path(CurrentSessionTransaction db, @PathVariable long id) {
			db.persist(new Owner(id, "x"));
			return "x";
		}

		@PostMapping("/validated")
		String validated(CurrentSessionTransaction db, @Valid @RequestBody Named named) {
			db.persist(new Owner(1, named.name()));
			return named.name();
		}

		@GetMapping("/over-limit-stream")
		void overLimitStream(CurrentSessionTransaction db, HttpServletResponse response) throws IOException {
			db.persist(new Owner(1, "x"));
			response.getOutputStream().print("x".repeat(20_000));
		}

		@GetMapping("/over-limit-writer")
		void overLimitWriter(CurrentSessionTransaction db, HttpServletResponse response) throws IOException {
			db.persist(new Owner(1, "x"));
			response.getWriter().print("x".repeat(16_385));
		}

		@GetMapping("/over-limit-swallowed")
		void overLimitSwallowed(CurrentSessionTransaction db, HttpServletResponse response) throws IOException {
			db.persist(new Owner(1, "x"));
			swallow(response);
		}

		@GetMapping("/over-limit-annotated")
		@Transactional
		public void overLimitAnnotated(CurrentSession db, HttpServletResponse response) throws IOException {
			db.persist(new Owner(1, "x"));
			swallow(response);
		}

		private static void swallow(HttpServletResponse response) throws IOException {
			try {
				response.getOutputStream().print("x".repeat(20_000));
			}
			catch (IllegalStateException ex) {
				response.setHeader("X-Swallowed", "true");
			}
		}

		@GetMapping("/commit-then-fail")
		String commitThenFail(CurrentSessionTransaction db) {
			db.persist(new Owner(1, "first"));
			db.commit();
			db.persist(new Owner(2, "second"));
			throw new ArithmeticException("after the commit");
		}

		@GetMapping("/rollback-then-write")
		String rollbackThenWrite(CurrentSessionTransaction db) {
			Owner first = new Owner(1, "first");
			db.persist(first);
			db.rollback();
			db.persist(new Owner(2, "second"));
			return "" + db.contains(first);
		}

		@GetMapping("/no-rollback-for")
		@Transactional(noRollbackFor = ArithmeticException.class)
		public String noRollbackFor(CurrentSession db) {
			db.persist(new Owner(1, "x"));
			throw new ArithmeticException("commits");
		}

		@GetMapping("/annotated-status")
		@Transactional
		public ResponseEntity<String> annotatedStatus(CurrentSessionTransaction db) {
			db.persist(new Owner(1, "x"));
			return ResponseEntity.unprocessableContent().body("entity");
		}

		@GetMapping("/annotated-read-only")
		@Transactional(readOnly = true)
		public String annotatedReadOnly(CurrentSessionTransaction db) {
			return db.rows("show transaction_read_only").get(0).values().iterator().next().toString();
		}

		@GetMapping("/annotated-commit")
		@Transactional
		public String annotatedCommit(CurrentSession db) {
			return failure(db::commit);
		}

		@GetMapping("/annotated-commit-parameter")
		@Transactional
		public String annotatedCommitParameter(CurrentSessionTransaction db) {
			return failure(db::commit);
		}

		@GetMapping("/annotated-rollback")
		@Transactional
		public String annotatedRollback(CurrentSession db) {
			return failure(db::rollback);
		}

		private static String failure(Runnable call) {
			try {
				call.run();
				return "nothing";
			}
			catch (RuntimeException ex) {
				Throwable root = org.springframework.core.NestedExceptionUtils.getMostSpecificCause(ex);
				return ex.getClass().getSimpleName() + " " + ex.getMessage() + " "
						+ ((root instanceof SQLException sql) ? sql.getSQLState() : "");
			}
		}

		@GetMapping("/same")
		String same(CurrentSession one, CurrentSessionTransaction other) {
			Owner owner = new Owner(1, "x");
			one.persist(owner);
			return other.contains(owner) + " " + (other.find(Owner.class, 1L) == owner) + " "
					+ (this.repository.findById(1L).orElse(null) == owner);
		}

		@GetMapping("/read-only-session")
		String readOnlySession(@Db(readOnly = true) CurrentSession db) {
			db.persist(new Owner(1, "x"));
			return failure(db::commit);
		}

		@GetMapping("/read-only-execute")
		String readOnlyExecute(@Db(readOnly = true) CurrentSession db) {
			return failure(() -> db.execute("insert into owner (id, name) values (1, 'x')"));
		}

		@GetMapping("/read-only-transaction")
		String readOnlyTransaction(@Db(readOnly = true) CurrentSessionTransaction db, HttpServletRequest request) {
			String failure = failure(() -> db.execute("insert into owner (id, name) values (1, 'x')"));
			db.rollback();
			return failure;
		}

		@GetMapping("/uncommitted")
		String uncommitted(CurrentSession db) {
			db.persist(new Owner(1, "x"));
			db.flush();
			return "lost";
		}

		@GetMapping("/committed")
		String committed(CurrentSession db) {
			db.persist(new Owner(1, "x"));
			db.commit();
			return "kept";
		}

	}

}
