package io.appdb.web;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.SessionManager;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of handlers beside the ordinary: dispatches, filters, inherited methods, own
 * settings of Spring MVC.
 */
class WebSwitchesTests {

	private static TestDatabase database;

	@BeforeAll
	static void create() {
		database = TestDatabase.create(DatabaseType.H2);
		WebServer.start(database, Plain.class).close();
	}

	@AfterAll
	static void drop() throws SQLException, IOException {
		database.close();
	}

	@BeforeEach
	void empty() throws SQLException {
		try (var connection = database.connect(); var statement = connection.createStatement()) {
			statement.execute("delete from owner");
		}
	}

	@EachDatabase
	void writesReadsAndRollsBack(TestDatabase each) {
		try (WebServer server = WebServer.start(each, Plain.class)) {
			assertThat(server.post("/owners/1", "").body()).isEqualTo("written");
			assertThat(server.post("/owners/1", "").statusCode()).isEqualTo(409);
			assertThat(server.get("/owners/1").body()).isEqualTo("x1");
			assertThat(server.get("/failing/2").statusCode()).isEqualTo(500);
			assertThat(server.count("owner")).isOne();
			server.awaitIdlePool();
		}
	}

	@Test
	void aForwardStaysInTheSessionOfItsRequest() {
		try (WebServer server = WebServer.start(database, Dispatching.class)) {
			assertThat(server.get("/forward").body()).isEqualTo("true");
			assertThat(server.get("/inside").body()).isEqualTo("inner");
			assertThat(server.count("owner")).isEqualTo(2);
		}
	}

	@Test
	void whatAnInnerHandlerWritesWaitsForTheOuterCommit() {
		try (WebServer server = WebServer.start(database, Dispatching.class)) {
			var answer = server.get("/inside-failing");
			assertThat(answer.statusCode()).isEqualTo(500);
			assertThat(answer.body()).doesNotContain("inner");
			assertThat(server.count("owner")).isZero();
		}
	}

	@Test
	void onlyHandlersTakeASessionThatCommits() {
		try (WebServer server = WebServer.start(database, Attributed.class)) {
			assertThat(server.get("/attributed").body()).contains("it is no handler");
		}
	}

	@Test
	void twoControllersMayInheritOneHandler() {
		try (WebServer server = WebServer.start(database, Inheriting.class)) {
			assertThat(server.get("/plain-heir").body()).isEqualTo("false");
			assertThat(server.get("/transactional-heir").body()).isEqualTo("true");
		}
	}

	@Test
	void aFilterUsesSessionManagerBeforeTheSessionOfTheRequest() {
		try (WebServer server = WebServer.start(database, Filtered.class)) {
			assertThat(server.get("/filtered").body()).isEqualTo("filter");
			assertThat(server.get("/stored").body()).isEqualTo("true");
		}
	}

	@Test
	void ownRegistrationsOfTheApplicationAreHonoured() {
		try (WebServer server = WebServer.start(database, OwnRegistrations.class)) {
			assertThat(server.context().getBean("requestMappingHandlerMapping")).isInstanceOf(OwnMapping.class);
			assertThat(server.post("/owners/1", "").body()).isEqualTo("written");
			assertThat(server.count("owner")).isOne();
		}
	}

	@Test
	void finalAndPackagePrivateControllersWork() {
		try (WebServer server = WebServer.start(database, Closed.class)) {
			assertThat(server.get("/closed").body()).isEqualTo("written");
			assertThat(server.count("owner")).isOne();
		}
	}

	@Test
	void offForTheWebLeavesSessionsElsewhere() {
		try (WebServer server = WebServer.start(database, Untouched.class, "app.db.web.enabled=false")) {
			assertThat(server.context().getBeansOfType(SessionHandlerAdapter.class)).isEmpty();
			assertThat(server.context().getBeansOfType(SessionManager.class)).hasSize(1);
			assertThat(server.get("/untouched").body()).isEqualTo("untouched");
		}
	}

	@Test
	void offAltogetherLeavesPlainBoot() throws SQLException, IOException {
		try (TestDatabase own = TestDatabase.create(DatabaseType.H2);
				WebServer server = WebServer.start(own, Untouched.class, "app.db.enabled=false",
						"spring.flyway.enabled=false", "spring.datasource.url=" + own.url(),
						"spring.datasource.username=" + own.username())) {
			assertThat(server.context().getBeansOfType(SessionHandlerAdapter.class)).isEmpty();
			assertThat(server.context().getBeansOfType(SessionManager.class)).isEmpty();
			assertThat(server.get("/untouched").body()).isEqualTo("untouched");
		}
	}

	@RestController
	static class Plain {

		@PostMapping("/owners/{id}")
		String write(@PathVariable long id, CurrentSessionTransaction db) {
			db.persist(new Owner(id, "x" + id));
			return "written";
		}

		@GetMapping("/owners/{id}")
		String read(@PathVariable long id, CurrentSession db) {
			return db.find(Owner.class, id).getName();
		}

		@GetMapping("/failing/{id}")
		String fail(@PathVariable long id, CurrentSessionTransaction db) throws IOException {
			db.persist(new Owner(id, "x" + id));
			db.flush();
			throw new IOException("checked");
		}

	}

	@Controller
	static class Dispatching {

		@GetMapping("/forward")
		String forward(CurrentSession db, HttpServletRequest request) {
			Owner owner = new Owner(1, "x");
			db.persist(owner);
			db.commit();
			request.setAttribute("owner", owner);
			return "forward:/target";
		}

		@GetMapping("/target")
		@ResponseBody
		String target(CurrentSession db, HttpServletRequest request) {
			return "" + db.contains(request.getAttribute("owner"));
		}

		@GetMapping("/inside")
		void inside(CurrentSessionTransaction db, HttpServletRequest request, HttpServletResponse response)
				throws Exception {
			request.getRequestDispatcher("/inner").forward(request, response);
		}

		@GetMapping("/inside-failing")
		void insideFailing(CurrentSessionTransaction db, HttpServletRequest request, HttpServletResponse response)
				throws Exception {
			request.getRequestDispatcher("/inner").forward(request, response);
			throw new IOException("after all");
		}

		@GetMapping("/inner")
		void inner(CurrentSessionTransaction db, HttpServletResponse response) throws IOException {
			db.persist(new Owner(2, "y"));
			response.getOutputStream().print("inner");
		}

	}

	@RestController
	static class Attributed {

		@ModelAttribute
		void prepare(CurrentSessionTransaction db) {
			db.persist(new Owner(1, "x"));
		}

		@GetMapping("/attributed")
		String handle() {
			return "handled";
		}

		@ExceptionHandler(IllegalStateException.class)
		String caught(IllegalStateException exception) {
			return "" + exception.getMessage();
		}

	}

	abstract static class Heritage {

		private final CurrentSession db;

		Heritage(CurrentSession db) {
			this.db = db;
		}

		@GetMapping
		public String handle() {
			return "" + this.db.isJoinedToTransaction();
		}

	}

	@RestController
	@org.springframework.web.bind.annotation.RequestMapping("/plain-heir")
	static class PlainHeir extends Heritage {

		PlainHeir(CurrentSession db) {
			super(db);
		}

	}

	@RestController
	@org.springframework.web.bind.annotation.RequestMapping("/transactional-heir")
	static class TransactionalHeir extends Heritage {

		TransactionalHeir(CurrentSession db, CurrentSessionTransaction transaction) {
			super(db);
		}

	}

	@Import({ PlainHeir.class, TransactionalHeir.class })
	static class Inheriting {

	}

	@RestController
	static class Filtered {

		@Bean
		static Filter sessionFilter(SessionManager sessions) {
			return (request, response, chain) -> {
				sessions.runInTransaction((db) -> db.persist(new Owner(System.nanoTime(), "" + System.nanoTime())));
				if (!((HttpServletRequest) request).getRequestURI().equals("/stored")) {
					chain.doFilter(request, response);
					return;
				}
				try (var session = sessions.openSession()) {
					sessions.threadStorage().storeSession(session);
					session.persist(new Owner(7, "stored"));
					chain.doFilter(request, response);
					sessions.threadStorage().removeSession();
				}
			};
		}

		@GetMapping("/filtered")
		String filtered(CurrentSession db) {
			return db.createSelectionQuery("from Owner", Owner.class).getResultList().isEmpty() ? "none" : "filter";
		}

		@GetMapping("/stored")
		String stored(CurrentSession db, HttpServletRequest request) {
			return "" + (db.find(Owner.class, 7L) != null);
		}

	}

	static class OwnMapping extends RequestMappingHandlerMapping {

	}

	@Import(Plain.class)
	static class OwnRegistrations {

		@Bean
		WebMvcRegistrations registrations() {
			return new WebMvcRegistrations() {

				@Override
				public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
					return new OwnMapping();
				}

			};
		}

	}

	@RestController
	static final class Closed {

		@GetMapping("/closed")
		final String handle(CurrentSessionTransaction db, SessionCounter counter) {
			db.persist(new Owner(1, "x"));
			return "written";
		}

	}

	/**
	 * A plain model attribute beside the session.
	 */
	static class SessionCounter {

		final AtomicInteger sessions = new AtomicInteger();

	}

	@RestController
	static class Untouched {

		@GetMapping("/untouched")
		String handle() {
			return "untouched";
		}

	}

}
