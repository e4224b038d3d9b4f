package io.appdb.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of requests that end without a commit, by mistake or because the client has left.
 */
@ExtendWith(OutputCaptureExtension.class)
class RequestEndTests {

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void warnsOfWhatIsLost(TestDatabase database, CapturedOutput output) {
		try (WebServer server = WebServer.start(database, Handlers.class)) {
			server.get("/kept");
			server.get("/lost");
			server.get("/flushed");
			server.get("/open");
			server.get("/forgiven");
			assertThat(server.get("/thrown").statusCode()).isEqualTo(500);
			assertThat(server.get("/answered").body()).isEqualTo("answered");
			server.awaitIdlePool();
			assertThat(server.jdbc().sql("select name from owner order by id").query(String.class).list())
				.containsExactly("one", "two");
			assertThat(output.toString().lines().filter((line) -> line.contains("The request ended"))).hasSize(3)
				.satisfiesExactly(
						(line) -> assertThat(line).contains("WARN",
								"lost 2 inserts, 1 update and 1 delete; call commit()"),
						(line) -> assertThat(line).contains("lost 1 insert; call commit()"),
						(line) -> assertThat(line).contains("with an open transaction, which is rolled back"));
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void aClientThatLeavesInTheMiddleOfTheAnswerRollsBack(TestDatabase database) throws Exception {
		try (WebServer server = WebServer.start(database, Handlers.class)) {
			for (String path : new String[] { "/endless", "/endless-body" }) {
				Handlers handlers = server.context().getBean(Handlers.class);
				handlers.failure.set(null);
				leave(server, path);
				await().untilAsserted(() -> assertThat(handlers.failure).doesNotHaveValue(null));
				assertThat(handlers.failure.get()).isInstanceOf(IOException.class);
				server.awaitIdlePool();
				assertThat(server.count("owner")).isZero();
				assertThat(server.get("/thread").body()).isEqualTo("true");
			}
		}
	}

	/**
	 * The end of a request whose client is gone may be lost between Spring and Tomcat.
	 */
	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void aBodyThatCannotBeWrittenHoldsNoConnectionUntilTheRequestEnds(TestDatabase database) {
		try (WebServer server = WebServer.start(database, Handlers.class)) {
			assertThat(server.get("/failing-body").body()).isEqualTo("0 busy");
			assertThat(server.count("owner")).isZero();
		}
	}

	/**
	 * The answer of a transaction is sent after its commit, when nothing can be undone.
	 */
	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void aClientThatLeavesAfterTheCommitLeavesNothingBehind(TestDatabase database) throws Exception {
		try (WebServer server = WebServer.start(database, Handlers.class, "app.db.web.max-buffered-response=17MB")) {
			for (int id = 1; id <= 3; id++) {
				leave(server, "/committed/" + id);
			}
			Handlers handlers = server.context().getBean(Handlers.class);
			await().untilAsserted(() -> assertThat(handlers.committed.getCount()).isZero());
			await().untilAsserted(() -> assertThat(server.count("owner")).isEqualTo(3));
			server.awaitIdlePool();
			assertThat(server.get("/thread").body()).isEqualTo("true");
		}
	}

	private static void leave(WebServer server, String path) throws IOException {
		try (Socket socket = new Socket("localhost", server.port())) {
			socket.setReceiveBufferSize(4096);
			socket.getOutputStream()
				.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
			InputStream answer = socket.getInputStream();
			assertThat(answer.readNBytes(12)).startsWith("HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII));
			socket.setSoLinger(true, 0);
		}
	}

	@RestController
	static class Handlers {

		private final AtomicReference<Throwable> failure = new AtomicReference<>();

		private final CountDownLatch committed = new CountDownLatch(3);

		private final HikariDataSource pool;

		Handlers(HikariDataSource pool) {
			this.pool = pool;
		}

		@GetMapping("/kept")
		void kept(CurrentSessionTransaction db) {
			db.persist(new Owner(1, "one"));
			db.persist(new Owner(2, "two"));
		}

		@GetMapping("/lost")
		void lost(CurrentSession db) {
			db.find(Owner.class, 1L).setName("changed");
			db.remove(db.find(Owner.class, 2L));
			db.persist(new Owner(3, "three"));
			db.persist(new Owner(4, "four"));
		}

		@GetMapping("/flushed")
		void flushed(CurrentSession db) {
			db.persist(new Owner(5, "five"));
			db.flush();
		}

		@GetMapping("/open")
		void open(CurrentSession db) {
			db.execute("delete from owner");
		}

		@GetMapping("/forgiven")
		void forgiven(CurrentSession db) {
			db.persist(new Owner(6, "six"));
			db.flush();
			db.rollback();
		}

		@GetMapping("/thrown")
		void thrown(CurrentSession db) {
			db.persist(new Owner(7, "seven"));
			throw new UnsupportedOperationException("Nothing is stored, as everybody expects");
		}

		@GetMapping("/answered")
		void answered(CurrentSession db) {
			db.begin();
			db.persist(new Owner(8, "eight"));
			throw new IllegalArgumentException("Nothing is stored, as everybody expects");
		}

		@ExceptionHandler(IllegalArgumentException.class)
		String answer() {
			return "answered";
		}

		@GetMapping("/endless")
		void endless(CurrentSession db, HttpServletResponse response) throws IOException {
			db.persist(new Owner(1, "endless"));
			db.flush();
			write(64, (bytes) -> response.getOutputStream().write(bytes));
			db.commit();
		}

		@GetMapping("/endless-body")
		StreamingResponseBody endlessBody(CurrentSession db) {
			return (stream) -> {
				db.persist(new Owner(1, "endless"));
				db.flush();
				write(64, stream::write);
				db.commit();
			};
		}

		@GetMapping("/failing-body")
		Callable<String> failingBody(CurrentSession db) {
			return () -> {
				db.persist(new Owner(1, "failing"));
				db.flush();
				throw new IllegalStateException(new IOException("Broken pipe"));
			};
		}

		@ExceptionHandler(IllegalStateException.class)
		String failed() {
			return this.pool.getHikariPoolMXBean().getActiveConnections() + " busy";
		}

		private void write(int megabytes, Sink sink) throws IOException {
			try {
				for (int i = 0; i < megabytes; i++) {
					sink.write(new byte[1024 * 1024]);
				}
			}
			catch (IOException ex) {
				this.failure.set(ex);
				throw ex;
			}
		}

		@GetMapping("/committed/{id}")
		void committed(@PathVariable long id, CurrentSessionTransaction db, HttpServletResponse response)
				throws IOException {
			db.persist(new Owner(id, "committed" + id));
			write(16, (bytes) -> response.getOutputStream().write(bytes));
			this.committed.countDown();
		}

		@GetMapping("/thread")
		String thread(CurrentSession db) {
			return "" + (db.rows("select * from owner where id < 0").isEmpty() && !db.isJoinedToTransaction());
		}

		private interface Sink {

			void write(byte[] bytes) throws IOException;

		}

	}

}
