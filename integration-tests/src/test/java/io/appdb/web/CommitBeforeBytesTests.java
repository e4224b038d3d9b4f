package io.appdb.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.DbSession;
import io.appdb.test.TestDatabase;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

import static org.assertj.core.api.Assertions.assertThat;

class CommitBeforeBytesTests {

	private static final String SUCCESS = "success";

	private static TestDatabase database;

	private static ConfigurableApplicationContext context;

	private static URI address;

	@BeforeAll
	static void start() throws SQLException {
		database = TestDatabase.create(DatabaseType.POSTGRESQL);
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("create table parent (id int primary key)");
			statement.execute("create table child (id int primary key, parent_id int references parent "
					+ "deferrable initially deferred)");
		}
		context = new SpringApplicationBuilder(App.class).run("--server.port=0", "--app.db.url=" + database.url(),
				"--app.db.username=" + database.username(), "--app.db.password=" + database.password(),
				"--app.db.schema.mode=none", "--spring.data.jpa.repositories.enabled=false");
		address = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
	}

	@AfterAll
	static void stop() throws Exception {
		context.close();
		database.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/body", "/entity", "/view", "/stream", "/writer", "/megabyte", "/flush", "/redirect",
			"/headers", "/annotated" })
	void aCommitThatFailsIsAConflictWithoutAByteOfTheAnswer(String path) throws Exception {
		HttpResponse<String> response = post(path);
		assertThat(response.statusCode()).isEqualTo(409);
		assertThat(response.body()).doesNotContain(SUCCESS)
			.contains("\"status\":409")
			.doesNotContain("child", "parent");
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(response.headers().map()).doesNotContainKeys("x-handler", "set-cookie", "location");
	}

	@Test
	void aCommitThatSucceedsReleasesWhatTheHandlerWrote() throws Exception {
		HttpResponse<String> response = post("/fine");
		assertThat(response.statusCode()).isEqualTo(201);
		assertThat(response.body()).isEqualTo(SUCCESS);
		assertThat(response.headers().firstValue("x-handler")).contains("here");
	}

	@Test
	void aFailedCommitByHandIsTheHandlersToHandle() throws Exception {
		assertThat(post("/byhand").body()).isEqualTo("ForeignKeyException, then 1");
	}

	private static HttpResponse<String> post(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
			.POST(HttpRequest.BodyPublishers.noBody())
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan("io.appdb.none")
	static class App {

		@RestController
		static class Orphans {

			private static void insert(DbSession db) {
				db.execute("insert into child (id, parent_id) values (1, 99)");
			}

			@PostMapping("/body")
			String body(CurrentSessionTransaction db) {
				insert(db);
				return SUCCESS;
			}

			@PostMapping("/entity")
			ResponseEntity<String> entity(CurrentSessionTransaction db) {
				insert(db);
				return ResponseEntity.status(201).header("x-handler", "here").body(SUCCESS);
			}

			@PostMapping("/view")
			ModelAndView view(CurrentSessionTransaction db) {
				insert(db);
				View view = (model, request, response) -> response.getWriter().write(SUCCESS);
				return new ModelAndView(view);
			}

			@PostMapping("/stream")
			void stream(CurrentSessionTransaction db, HttpServletResponse response) throws IOException {
				insert(db);
				response.getOutputStream().write(SUCCESS.getBytes(StandardCharsets.UTF_8));
				response.getOutputStream().close();
			}

			@PostMapping("/writer")
			void writer(CurrentSessionTransaction db, HttpServletResponse response) throws IOException {
				insert(db);
				response.getWriter().write(SUCCESS);
				response.getWriter().flush();
			}

			@PostMapping("/megabyte")
			void megabyte(CurrentSessionTransaction db, HttpServletResponse response) throws IOException {
				insert(db);
				for (int i = 0; i < 150_000; i++) {
					response.getWriter().write(SUCCESS);
				}
			}

			@PostMapping("/flush")
			void flush(CurrentSessionTransaction db, HttpServletResponse response) throws IOException {
				insert(db);
				response.getWriter().write(SUCCESS);
				response.flushBuffer();
			}

			@PostMapping("/redirect")
			void redirect(CurrentSessionTransaction db, HttpServletResponse response) throws IOException {
				insert(db);
				response.sendRedirect("/elsewhere");
			}

			@PostMapping("/headers")
			void headers(CurrentSessionTransaction db, HttpServletResponse response) {
				insert(db);
				response.setHeader("x-handler", "here");
				response.addCookie(new Cookie("name", "value"));
				response.setStatus(201);
			}

			@Transactional
			@PostMapping("/annotated")
			public void annotated(CurrentSession db, HttpServletResponse response) throws IOException {
				insert(db);
				response.getWriter().write(SUCCESS);
				response.flushBuffer();
			}

			@PostMapping("/fine")
			void fine(CurrentSessionTransaction db, HttpServletResponse response) throws IOException {
				db.execute("insert into parent values (7)");
				response.setStatus(201);
				response.setHeader("x-handler", "here");
				response.getWriter().write(SUCCESS);
				response.flushBuffer();
			}

			@PostMapping("/byhand")
			String byHand(CurrentSessionTransaction db) {
				insert(db);
				String failure = "none";
				try {
					db.commit();
				}
				catch (RuntimeException ex) {
					failure = ex.getClass().getSimpleName();
				}
				db.execute("insert into parent values (8)");
				return failure + ", then " + db.rows("select * from parent where id = 8").size();
			}

			@GetMapping("/")
			String root() {
				return SUCCESS;
			}

		}

	}

}
