package io.appdb.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.test.TestDatabase;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
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

import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of transactional handlers that let another page answer through a
 * {@code RequestDispatcher}.
 */
@ParameterizedClass
@EnumSource(ServletContainer.class)
class DispatcherTests {

	private static TestDatabase database;

	private static WebServer server;

	@Parameter
	ServletContainer container;

	@BeforeParameterizedClassInvocation
	static void start(ServletContainer container) {
		database = TestDatabase.create(DatabaseType.H2);
		server = WebServer.start(database, Handlers.class, container.property());
	}

	@AfterParameterizedClassInvocation
	static void stop() throws SQLException, IOException {
		server.close();
		database.close();
	}

	@BeforeEach
	void empty() {
		server.jdbc().sql("delete from owner").update();
	}

	@ParameterizedTest
	@ValueSource(strings = { "forward", "annotated-forward", "context-forward" })
	void aForwardedPageIsTheAnswer(String way) {
		for (String page : new String[] { "stream", "writer", "body", "page", "transactional" }) {
			HttpResponse<String> answer = server.get("/" + way + "/" + page);
			assertThat(answer.statusCode()).as(page).isEqualTo(page.equals("stream") ? 202 : 200);
			assertThat(answer.body()).as(page).contains("from " + page).doesNotContain("before");
			empty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "stream", "writer", "body", "page" })
	void aForwardCommitsBeforeItsPageIsSent(String page) {
		assertThat(server.get("/forward/" + page).statusCode()).isBetween(200, 202);
		assertThat(server.count("owner")).isOne();
		HttpResponse<String> failed = server.get("/failing-forward/" + page);
		assertThat(failed.statusCode()).isEqualTo(500);
		assertThat(failed.body()).doesNotContain("from " + page);
		assertThat(failed.headers().map()).doesNotContainKey("x-page");
		assertThat(server.count("owner")).isOne();
	}

	@Test
	void aForwardedBodyKeepsItsContentType() {
		assertThat(server.get("/forward/json").headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(server.get("/forward/json").body()).isEqualTo("{\"page\":\"json\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "stream", "writer", "body" })
	void anIncludedPageIsPartOfTheAnswer(String page) {
		HttpResponse<String> answer = server.get("/include/" + page);
		assertThat(answer.statusCode()).isEqualTo(201);
		assertThat(answer.body()).isEqualTo("before from " + page + " after");
		assertThat(answer.headers().firstValue("X-Includer")).hasValue("after");
		assertThat(server.count("owner")).isOne();
	}

	@Test
	void aStreamAndAWriterExcludeEachOtherAsEverywhere() {
		assertThat(server.get("/both").body()).isEqualTo("refused");
	}

	@Test
	void aViewNameForwardsToo() {
		assertThat(server.get("/named/body").body()).isEqualTo("from body");
		assertThat(server.count("owner")).isOne();
	}

	@Controller
	static class Handlers {

		@GetMapping("/forward/{page}")
		void forward(@PathVariable String page, CurrentSessionTransaction db, HttpServletRequest request,
				HttpServletResponse response) throws ServletException, IOException {
			db.persist(new Owner(System.nanoTime(), "x" + System.nanoTime() % 10_000_000));
			request.getRequestDispatcher("/target/" + page).forward(request, response);
		}

		@GetMapping("/context-forward/{page}")
		void contextForward(@PathVariable String page, CurrentSessionTransaction db, HttpServletRequest request,
				HttpServletResponse response) throws ServletException, IOException {
			db.persist(new Owner(1, "x"));
			request.getServletContext().getRequestDispatcher("/target/" + page).forward(request, response);
		}

		@GetMapping("/annotated-forward/{page}")
		@Transactional
		public void annotatedForward(@PathVariable String page, CurrentSession db, HttpServletRequest request,
				HttpServletResponse response) throws ServletException, IOException {
			db.persist(new Owner(1, "x"));
			request.getRequestDispatcher("/target/" + page).forward(request, response);
		}

		@GetMapping("/failing-forward/{page}")
		void failingForward(@PathVariable String page, CurrentSessionTransaction db, HttpServletRequest request,
				HttpServletResponse response) throws ServletException, IOException {
			db.persist(new Owner(2, "y"));
			db.flush();
			request.getRequestDispatcher("/target/" + page).forward(request, response);
			throw new IOException("after all");
		}

		@GetMapping("/include/{page}")
		void include(@PathVariable String page, CurrentSessionTransaction db, HttpServletRequest request,
				HttpServletResponse response) throws ServletException, IOException {
			db.persist(new Owner(3, "z"));
			response.setContentType("text/plain");
			write(page, response, "before ");
			request.getRequestDispatcher("/target/" + page).include(request, response);
			response.setStatus(201);
			response.setHeader("X-Includer", "after");
			write(page, response, " after");
		}

		private static void write(String page, HttpServletResponse response, String text) throws IOException {
			if (page.equals("writer")) {
				response.getWriter().print(text);
			}
			else {
				response.getOutputStream().print(text);
			}
		}

		@GetMapping("/named/{page}")
		String named(@PathVariable String page, CurrentSessionTransaction db) {
			db.persist(new Owner(4, "named"));
			return "forward:/target/" + page;
		}

		@GetMapping("/both")
		void both(CurrentSessionTransaction db, HttpServletResponse response) throws IOException {
			var stream = response.getOutputStream();
			try {
				response.getWriter().print("both");
			}
			catch (IllegalStateException ex) {
				stream.print("refused");
			}
		}

		@GetMapping("/target/stream")
		void stream(HttpServletResponse response) throws IOException {
			response.setStatus(202);
			response.setHeader("X-Page", "stream");
			response.getOutputStream().print("from stream");
			response.flushBuffer();
		}

		@GetMapping("/target/writer")
		void writer(HttpServletResponse response) throws IOException {
			response.getWriter().print("from writer");
			response.getWriter().flush();
		}

		@GetMapping("/target/body")
		@ResponseBody
		String body() {
			return "from body";
		}

		@GetMapping("/target/json")
		@ResponseBody
		Map<String, String> json() {
			return Map.of("page", "json");
		}

		@GetMapping("/target/page")
		String page(Model model) {
			model.addAttribute("owner", new Owner(5, "from page"));
			return "owner";
		}

		@GetMapping("/target/transactional")
		@ResponseBody
		String transactional(CurrentSessionTransaction db) {
			return "from transactional " + db.isJoinedToTransaction();
		}

	}

}
