package io.appdb.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.test.TestDatabase;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that nothing of an answer leaves before its commit is certain, with a foreign key
 * that PostgreSQL checks at the commit.
 */
@ParameterizedClass
@EnumSource(ServletContainer.class)
class HeldResponseTests {

	private static final String LARGE = "success".repeat(150_000);

	private static TestDatabase database;

	private static WebServer server;

	@Parameter
	ServletContainer container;

	@BeforeParameterizedClassInvocation
	static void start(ServletContainer container) {
		database = TestDatabase.create(DatabaseType.POSTGRESQL);
		server = WebServer.start(database, Handlers.class, container.property());
		server.jdbc()
			.sql("create table ticket (owner bigint references owner (id) deferrable initially deferred)")
			.update();
		server.jdbc().sql("insert into owner (id, name) values (1, 'Ada')").update();
	}

	@AfterParameterizedClassInvocation
	static void stop() throws SQLException, IOException {
		server.close();
		database.close();
	}

	@BeforeEach
	void empty() {
		server.jdbc().sql("delete from ticket").update();
	}

	@ParameterizedTest
	@ValueSource(strings = { "body", "entity", "view", "stream", "writer", "large-body", "large-stream", "large-writer",
			"flush", "redirect", "head", "annotated", "annotated-stream", "closed-writer" })
	void failsWithoutATraceOfTheAnswer(String way) {
		HttpResponse<String> answer = server.get("/" + way + "/99");
		assertThat(answer.statusCode()).isEqualTo(409);
		assertThat(answer.body()).doesNotContain("success").contains("reference");
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.headers().map()).doesNotContainKeys("x-handler", "location", "set-cookie", "etag");
		assertThat(server.count("ticket")).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "body", "entity", "view", "stream", "writer", "large-body", "large-stream", "large-writer",
			"flush", "annotated", "annotated-stream", "closed-writer" })
	void answersAfterTheCommit(String way) {
		HttpResponse<String> answer = server.get("/" + way + "/1");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("success");
		assertThat(answer.body().length()).isEqualTo(way.startsWith("large") ? LARGE.length() : answer.body().length());
		assertThat(server.count("ticket")).isOne();
	}

	@Test
	void sendsTheHeadOfTheHandlerAfterTheCommit() {
		HttpResponse<String> answer = server.get("/head/1");
		assertThat(answer.statusCode()).isEqualTo(202);
		assertThat(answer.headers().firstValue("X-Handler")).hasValue("success");
		assertThat(answer.headers().firstValue("Set-Cookie")).isPresent();
	}

	@Test
	void redirectsAfterTheCommit() {
		HttpResponse<String> answer = server.get("/redirect/1");
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/success");
		assertThat(server.count("ticket")).isOne();
	}

	@Test
	void anErrorThatTheHandlerSendsRollsBackAndIsTheAnswer() {
		HttpResponse<String> answer = server.get("/error-sent/1");
		assertThat(answer.statusCode()).isEqualTo(418);
		assertThat(answer.body()).doesNotContain("partial");
		assertThat(server.count("ticket")).isZero();
	}

	@Test
	void writingAnErrorAfterAResetLeavesNothingOfTheFirstAttempt() {
		HttpResponse<String> answer = server.get("/reset/1");
		assertThat(answer.body()).isEqualTo("second");
	}

	@Test
	void aFailedCommitByHandIsCaughtAsTheErrorItIs() {
		assertThat(server.get("/by-hand/99").body()).isEqualTo("caught ForeignKeyException");
	}

	/**
	 * Handlers that all write a ticket and then answer in their way.
	 */
	@Controller
	static class Handlers {

		private static void write(CurrentSession db, long owner) {
			db.execute("insert into ticket (owner) values (?)", owner);
		}

		private static void write(CurrentSessionTransaction db, long owner) {
			db.execute("insert into ticket (owner) values (?)", owner);
		}

		@GetMapping("/body/{owner}")
		@ResponseBody
		String body(@PathVariable long owner, CurrentSessionTransaction db) {
			write(db, owner);
			return "success";
		}

		@GetMapping("/large-body/{owner}")
		@ResponseBody
		String largeBody(@PathVariable long owner, CurrentSessionTransaction db) {
			write(db, owner);
			return LARGE;
		}

		@GetMapping("/entity/{owner}")
		ResponseEntity<String> entity(@PathVariable long owner, CurrentSessionTransaction db) {
			write(db, owner);
			return ResponseEntity.ok().header("X-Handler", "success").eTag("success").body("success");
		}

		@GetMapping("/view/{owner}")
		String view(@PathVariable long owner, Model model, CurrentSessionTransaction db) {
			write(db, owner);
			model.addAttribute("owner", db.find(Owner.class, 1L));
			return "owner";
		}

		@GetMapping({ "/stream/{owner}", "/large-stream/{owner}" })
		void stream(@PathVariable long owner, CurrentSessionTransaction db,
				jakarta.servlet.http.HttpServletRequest request, HttpServletResponse response) throws IOException {
			write(db, owner);
			String text = request.getRequestURI().startsWith("/large") ? LARGE : "success";
			response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
		}

		@GetMapping({ "/writer/{owner}", "/large-writer/{owner}" })
		void writer(@PathVariable long owner, CurrentSessionTransaction db,
				jakarta.servlet.http.HttpServletRequest request, HttpServletResponse response) throws IOException {
			write(db, owner);
			response.getWriter().print(request.getRequestURI().startsWith("/large") ? LARGE : "success");
		}

		@GetMapping("/closed-writer/{owner}")
		void closedWriter(@PathVariable long owner, CurrentSessionTransaction db, HttpServletResponse response)
				throws IOException {
			write(db, owner);
			try (java.io.PrintWriter writer = response.getWriter()) {
				writer.print("success");
			}
		}

		@GetMapping("/flush/{owner}")
		void flush(@PathVariable long owner, CurrentSessionTransaction db, HttpServletResponse response)
				throws IOException {
			write(db, owner);
			response.getWriter().print("success");
			response.getWriter().flush();
			response.flushBuffer();
		}

		@GetMapping("/redirect/{owner}")
		void redirect(@PathVariable long owner, CurrentSessionTransaction db, HttpServletResponse response)
				throws IOException {
			write(db, owner);
			response.sendRedirect("/success");
		}

		@GetMapping("/head/{owner}")
		void head(@PathVariable long owner, CurrentSessionTransaction db, HttpServletResponse response) {
			write(db, owner);
			response.setStatus(202);
			response.setHeader("X-Handler", "success");
			response.addCookie(new Cookie("handler", "success"));
			response.setContentType("text/plain");
		}

		@GetMapping("/annotated/{owner}")
		@ResponseBody
		@Transactional
		public String annotated(@PathVariable long owner, CurrentSession db) {
			write(db, owner);
			return "success";
		}

		@GetMapping("/annotated-stream/{owner}")
		@Transactional
		public void annotatedStream(@PathVariable long owner, CurrentSession db, HttpServletResponse response)
				throws IOException {
			write(db, owner);
			response.getOutputStream().print("success");
			response.flushBuffer();
		}

		@GetMapping("/error-sent/{owner}")
		void errorSent(@PathVariable long owner, CurrentSessionTransaction db, HttpServletResponse response)
				throws IOException {
			write(db, owner);
			response.getWriter().print("partial".repeat(5000));
			response.sendError(418);
		}

		@GetMapping("/reset/{owner}")
		void reset(@PathVariable long owner, CurrentSessionTransaction db, HttpServletResponse response)
				throws IOException {
			write(db, owner);
			response.getWriter().print("first");
			response.resetBuffer();
			response.getWriter().print("second");
		}

		@GetMapping("/by-hand/{owner}")
		@ResponseBody
		String byHand(@PathVariable long owner, CurrentSession db) {
			write(db, owner);
			try {
				db.commit();
				return "committed";
			}
			catch (RuntimeException ex) {
				return "caught " + ex.getClass().getSimpleName();
			}
		}

	}

}
