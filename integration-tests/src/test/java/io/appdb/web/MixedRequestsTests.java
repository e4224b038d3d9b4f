package io.appdb.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.test.TestDatabase;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that ten thousand requests of every sort leave nothing behind.
 */
@ExtendWith(OutputCaptureExtension.class)
class MixedRequestsTests {

	private static final int REQUESTS = 10_000;

	@Test
	void leaveNoConnectionAndNothingOnAnyThread(CapturedOutput output)
			throws SQLException, IOException, InterruptedException, ExecutionException {
		try (TestDatabase database = TestDatabase.create(DatabaseType.POSTGRESQL);
				WebServer server = WebServer.start(database, Handlers.class)) {
			ExecutorService clients = Executors.newFixedThreadPool(8);
			List<Future<Integer>> answers = new ArrayList<>();
			for (int number = 0; number < REQUESTS; number++) {
				int request = number;
				answers.add(clients.submit(() -> send(server, request)));
			}
			for (int number = 0; number < REQUESTS; number++) {
				assertThat(answers.get(number).get()).isEqualTo(expected(number));
			}
			clients.shutdown();
			server.awaitIdlePool();
			Handlers handlers = server.context().getBean(Handlers.class);
			assertThat(handlers.requests).hasValueGreaterThanOrEqualTo(REQUESTS / 5 * 4);
			assertThat(handlers.soiled).hasValue(0);
			assertThat(server.count("owner")).isEqualTo(REQUESTS / 5);
			assertThat(output).doesNotContain("The request ended", "HHH");
		}
	}

	private static int expected(int number) {
		return switch (number % 5) {
			case 2 -> 422;
			case 4 -> 0;
			default -> 200;
		};
	}

	private static int send(WebServer server, int number) throws IOException {
		return switch (number % 5) {
			case 0 -> server.post("/write/" + number, "").statusCode();
			case 1 -> server.get("/read").statusCode();
			case 2 -> server.get("/fail/" + number).statusCode();
			case 3 -> server.get("/later").statusCode();
			default -> abort(server);
		};
	}

	private static int abort(WebServer server) throws IOException {
		try (Socket socket = new Socket("localhost", server.port())) {
			socket.getOutputStream()
				.write(("POST /aborted HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
						+ "Content-Length: 1000\r\n\r\nhalf")
					.getBytes(StandardCharsets.US_ASCII));
		}
		return 0;
	}

	@RestController
	static class Handlers {

		private final AtomicInteger requests = new AtomicInteger();

		private final AtomicInteger soiled = new AtomicInteger();

		@Bean
		static FilterRegistrationBean<Filter> threadInspection(Handlers handlers) {
			FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
				handlers.inspect();
				try {
					chain.doFilter(request, response);
				}
				finally {
					handlers.inspect();
				}
				handlers.requests.incrementAndGet();
			});
			filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return filter;
		}

		private void inspect() {
			if (!WebServer.isThreadClean()) {
				this.soiled.incrementAndGet();
			}
		}

		@PostMapping("/write/{id}")
		String write(@PathVariable long id, CurrentSessionTransaction db) {
			db.persist(new Owner(id, "x" + id));
			return "written";
		}

		@GetMapping("/read")
		String read(CurrentSession db) {
			return "" + db.rows("select 1 as one");
		}

		@GetMapping("/fail/{id}")
		ResponseEntity<String> fail(@PathVariable long id, CurrentSessionTransaction db) {
			db.persist(new Owner(id, "x" + id));
			db.flush();
			return ResponseEntity.unprocessableContent().body("failed");
		}

		@GetMapping("/later")
		Callable<String> later(CurrentSession db) {
			return () -> "" + db.rows("select 1 as one");
		}

		@PostMapping("/aborted")
		String aborted(CurrentSessionTransaction db, @RequestBody String body) {
			db.persist(new Owner(-1, "aborted"));
			return body;
		}

	}

}
