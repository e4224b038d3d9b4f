package io.appdb.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.appdb.engine.DatabaseType;
import io.appdb.error.DeadlockException;
import io.appdb.retry.RetryTransaction;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests of handlers whose transaction is repeated.
 */
class RepeatedHandlerTests {

	@EachDatabase
	void repeatsTheTransactionAndNothingBeforeIt(TestDatabase database) {
		try (WebServer server = WebServer.start(database, Handlers.class)) {
			Handlers handlers = server.context().getBean(Handlers.class);
			Input.read.set(0);
			Input.validated.set(0);
			HttpResponse<String> answer = server.post("/owners", "{\"id\": 1, \"name\": \"Ada\"}");
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.body()).isEqualTo("attempt 2");
			assertThat(answer.headers().allValues("X-Attempt")).containsExactly("2");
			assertThat(answer.headers().firstValue("X-First")).isEmpty();
			assertThat(handlers.attempts).hasValue(2);
			assertThat(Input.read).hasValue(1);
			assertThat(handlers.validated).hasSize(2)
				.allMatch((count) -> count > 0)
				.containsOnly(Input.validated.get());
			assertThat(server.count("owner")).isEqualTo(1);
			server.awaitIdlePool();
		}
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void repeatsAfterASerializationFailureAtTheCommit(TestDatabase database) {
		try (WebServer server = WebServer.start(database, Serializable.class)) {
			assertThat(server.post("/serializable", "").body()).isEqualTo("attempt 2 of 2");
			assertThat(server.count("owner")).isEqualTo(2);
		}
	}

	@Test
	void answersWithTheLastFailure() throws SQLException, IOException {
		try (TestDatabase database = TestDatabase.create(DatabaseType.H2);
				WebServer server = WebServer.start(database, Handlers.class, "app.db.retry.max-attempts=4",
						"app.db.retry.delay=1ms")) {
			HttpResponse<String> answer = server.get("/hopeless");
			assertThat(answer.statusCode()).isEqualTo(409);
			assertThat(answer.body()).contains("\"code\":\"conflict\"");
			assertThat(server.context().getBean(Handlers.class).attempts).hasValue(4);
			assertThat(server.count("owner")).isZero();
		}
	}

	@Test
	void rollsBackAnErrorAnswerWithoutRepeatingIt() throws SQLException, IOException {
		try (TestDatabase database = TestDatabase.create(DatabaseType.H2);
				WebServer server = WebServer.start(database, Handlers.class)) {
			assertThat(server.get("/refused").statusCode()).isEqualTo(422);
			assertThat(server.context().getBean(Handlers.class).attempts).hasValue(1);
			assertThat(server.count("owner")).isZero();
		}
	}

	/**
	 * What was loaded before is detached at every attempt, not only at the second one.
	 */
	@Test
	void beginsEachAttemptWithAnEmptyPersistenceContext() throws SQLException, IOException {
		try (TestDatabase database = TestDatabase.create(DatabaseType.H2);
				WebServer server = WebServer.start(database, Handlers.class)) {
			server.jdbc().sql("insert into owner (id, name) values (1, 'Ada')").update();
			assertThat(server.get("/loaded?before=load").body()).isEqualTo("detached detached");
			assertThat(server.get("/loaded?before=change").statusCode()).isEqualTo(500);
			assertThat(server.get("/loaded?before=change").body()).contains("1 update").contains("Handlers#loaded");
			assertThat(server.get("/loaded?before=begin").statusCode()).isEqualTo(500);
			assertThat(server.get("/loaded?before=begin").body()).contains("already running");
			assertThat(server.jdbc().sql("select name from owner").query(String.class).list()).containsExactly("Ada");
			server.awaitIdlePool();
		}
	}

	@Test
	void isRefusedInsideTheTransactionOfAHandler() throws SQLException, IOException {
		try (TestDatabase database = TestDatabase.create(DatabaseType.H2);
				WebServer server = WebServer.start(database, List.of(Handlers.class, Service.class))) {
			HttpResponse<String> answer = server.get("/nested");
			assertThat(answer.statusCode()).isEqualTo(500);
			assertThat(answer.body()).contains("Service.work").contains("already running");
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { WithoutTransaction.class, Supporting.class, OutOfRange.class })
	void stopsTheStartWithTheHandlerAndTheReason(Class<?> controller) throws Exception {
		try (TestDatabase database = TestDatabase.create(DatabaseType.H2)) {
			assertThatThrownBy(() -> WebServer.start(database, controller).close())
				.hasStackTraceContaining(controller.getSimpleName() + "#handle")
				.hasStackTraceContaining("@RetryTransaction");
		}
	}

	@Test
	void keepsTheSessionUntilAReturnedFutureIsComplete() throws Exception {
		try (TestDatabase database = TestDatabase.create(DatabaseType.H2)) {
			for (boolean openInView : new boolean[] { true, false }) {
				try (WebServer server = WebServer.start(database, Handlers.class,
						"spring.jpa.open-in-view=" + openInView)) {
					assertThat(server.get("/future").body()).isEqualTo("found nothing, then nothing");
					server.awaitIdlePool();
				}
			}
		}
	}

	/**
	 * What a client sends.
	 *
	 * @param id of the owner
	 * @param name of the owner
	 */
	record Input(long id, String name) {

		static final AtomicInteger read = new AtomicInteger();

		static final AtomicInteger validated = new AtomicInteger();

		Input {
			read.incrementAndGet();
		}

		@AssertTrue
		boolean isValid() {
			validated.incrementAndGet();
			return true;
		}

	}

	/**
	 * The class is final, so that no proxy can be put around it.
	 */
	@RestController
	static final class Handlers implements WebMvcConfigurer {

		private final AtomicInteger attempts = new AtomicInteger();

		private final List<Integer> validated = new ArrayList<>();

		private final SessionManager sessions;

		private final CurrentSession current;

		private final ObjectProvider<Service> service;

		Handlers(SessionManager sessions, CurrentSession current, ObjectProvider<Service> service) {
			this.sessions = sessions;
			this.current = current;
			this.service = service;
		}

		private int attempt(int successful) {
			int attempt = this.attempts.incrementAndGet();
			if (attempt < successful) {
				throw new DeadlockException(null);
			}
			return attempt;
		}

		@PostMapping("/owners")
		@RetryTransaction
		void create(@RequestBody @Valid Input input, CurrentSessionTransaction db, HttpServletResponse response)
				throws IOException {
			assertThat(db.getStatistics().getEntityCount()).isZero();
			this.validated.add(Input.validated.get());
			db.persist(new Owner(input.id(), input.name()));
			db.flush();
			response.setHeader("X-Attempt", String.valueOf(this.attempts.get() + 1));
			if (this.attempts.get() == 0) {
				response.setHeader("X-First", "true");
				response.setStatus(201);
			}
			response.getWriter().write("attempt " + (this.attempts.get() + 1));
			attempt(2);
		}

		@GetMapping("/hopeless")
		@RetryTransaction
		String hopeless(CurrentSessionTransaction db) {
			db.persist(new Owner(1, "Ada"));
			db.flush();
			return "attempt " + attempt(Integer.MAX_VALUE);
		}

		@GetMapping("/refused")
		@RetryTransaction
		ResponseEntity<String> refused(CurrentSessionTransaction db) {
			db.persist(new Owner(1, "Ada"));
			attempt(1);
			return ResponseEntity.unprocessableContent().body("refused");
		}

		@GetMapping("/loaded")
		@RetryTransaction
		String loaded(@RequestParam String before, CurrentSessionTransaction db, HttpServletRequest request) {
			Owner owner = (Owner) request.getAttribute(before);
			String seen = request.getAttribute("seen") + (db.contains(owner) ? "managed" : "detached");
			request.setAttribute("seen", seen + " ");
			attempt(2);
			return seen;
		}

		@Override
		public void addInterceptors(InterceptorRegistry registry) {
			registry.addInterceptor(new Loading(this.current)).addPathPatterns("/loaded").order(1);
		}

		@GetMapping("/nested")
		String nested(CurrentSessionTransaction db) {
			return this.service.getObject().work();
		}

		@GetMapping("/future")
		CompletableFuture<String> future(CurrentSession db) {
			return this.sessions.async()
				.withSession((own) -> "found " + found(own))
				.thenCombine(this.sessions.async().inTransaction(db, (given) -> found(given)),
						(own, given) -> own + ", then " + given);
		}

		private static String found(DbSession db) {
			return (db.find(Owner.class, 1L) != null) ? "somebody" : "nothing";
		}

	}

	/**
	 * A controller that Spring puts a transactional proxy around.
	 */
	@RestController
	static class Serializable {

		private final AtomicInteger attempts = new AtomicInteger();

		private final SessionManager sessions;

		private final CurrentSession current;

		Serializable(SessionManager sessions, CurrentSession current) {
			this.sessions = sessions;
			this.current = current;
		}

		@PostMapping("/serializable")
		@RetryTransaction
		@Transactional(isolation = Isolation.SERIALIZABLE)
		String serializable() {
			long before = count(this.current);
			int attempt = this.attempts.incrementAndGet();
			if (attempt == 1) {
				insertInAnotherTransaction();
			}
			this.current.execute("insert into owner (id, name) values (?, ?)", attempt, "Ada " + before);
			return "attempt " + attempt + " of " + (before + 1);
		}

		private void insertInAnotherTransaction() {
			DefaultTransactionDefinition other = new DefaultTransactionDefinition(
					TransactionDefinition.PROPAGATION_REQUIRES_NEW);
			other.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
			this.sessions.runInTransaction(other,
					(db) -> db.execute("insert into owner (id, name) values (?, ?)", 100, "Bob " + count(db)));
		}

		private static long count(DbSession db) {
			return db.createSelectionQuery("select count(o) from Owner o", Long.class).getSingleResult();
		}

	}

	/**
	 * Does something in the session before the handler.
	 */
	private record Loading(CurrentSession db) implements HandlerInterceptor {

		@Override
		public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
			String before = request.getParameter("before");
			Owner owner = this.db.find(Owner.class, 1L);
			request.setAttribute(before, owner);
			request.setAttribute("seen", "");
			if ("change".equals(before)) {
				owner.setName("changed");
			}
			else if ("begin".equals(before)) {
				this.db.begin();
			}
			return true;
		}

	}

	/**
	 * A service whose transaction is repeated.
	 */
	static class Service {

		@RetryTransaction
		String work() {
			return "done";
		}

	}

	/**
	 * A handler that has no transaction.
	 */
	@RestController
	static final class WithoutTransaction {

		@GetMapping
		@RetryTransaction
		String handle(CurrentSession db) {
			return "";
		}

	}

	/**
	 * A handler that begins no transaction.
	 */
	@RestController
	static class Supporting {

		@GetMapping
		@RetryTransaction
		@Transactional(propagation = Propagation.SUPPORTS)
		String handle() {
			return "";
		}

	}

	/**
	 * A handler with a wrong value.
	 */
	@RestController
	static final class OutOfRange {

		@GetMapping
		@RetryTransaction(maxAttempts = -1)
		String handle(CurrentSessionTransaction db) {
			return "";
		}

	}

}
