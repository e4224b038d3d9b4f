package io.appdb.web;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.DbSession;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what a client is told about errors that real databases report.
 */
@ExtendWith(OutputCaptureExtension.class)
class ProblemStatusTests {

	private static final Executor threads = (task) -> new Thread(task).start();

	private static final String VALUE = "ada-lovelace-1815";

	@EachDatabase
	void tellStatusAndCodeAndNothingElse(TestDatabase database, CapturedOutput output) throws SQLException {
		DatabaseType kind = database.type();
		boolean typed = kind != DatabaseType.SQLITE;
		try (WebServer server = start(database)) {
			assertProblem(server, "/find", 404, "not-found");
			assertProblem(server, "/single", 404, "not-found");
			assertProblem(server, "/row", 404, "not-found");
			assertProblem(server, "/twice", 409, "duplicate");
			assertProblem(server, "/orphan", 409, "reference");
			assertProblem(server, "/stale", 409, "stale");
			assertProblem(server, "/missing", 400, "missing-value");
			assertProblem(server, "/negative", 400, "bad-value");
			if (typed) {
				assertProblem(server, "/long", 400, "value-too-long");
				assertProblem(server, "/large", 400, "bad-value");
			}
			assertThat(output).doesNotContain(VALUE, "ErrorCode:");
			if (typed) {
				assertProblem(server, "/slow-" + kind.keyword(), 504, "timeout");
			}
			try (Connection other = database.connect(); Statement statement = other.createStatement()) {
				other.setAutoCommit(false);
				statement.executeUpdate("update gauge set amount = 3 where id = 1");
				assertProblem(server, "/locked-" + kind.keyword(), 409, "conflict");
				other.rollback();
			}
			assertThat(server.count("gauge")).isEqualTo(2);
			server.awaitIdlePool();
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.H2 })
	void tellsOneOfTwoThatItLostADeadlock(TestDatabase database) throws Exception {
		try (WebServer server = start(database)) {
			CompletableFuture<HttpResponse<String>> one = CompletableFuture.supplyAsync(() -> server.get("/cross/1/2"),
					threads);
			CompletableFuture<HttpResponse<String>> two = CompletableFuture.supplyAsync(() -> server.get("/cross/2/1"),
					threads);
			List<HttpResponse<String>> answers = List.of(one.get(60, TimeUnit.SECONDS), two.get(60, TimeUnit.SECONDS));
			assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
			HttpResponse<String> lost = (answers.get(0).statusCode() == 409) ? answers.get(0) : answers.get(1);
			assertThat(lost.body()).contains("\"code\":\"conflict\"").doesNotContainIgnoringCase("update", "gauge");
			assertThat(server.jdbc().sql("select sum(amount) from gauge").query(Integer.class).single()).isEqualTo(5);
			server.awaitIdlePool();
		}
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void tellsWhoReadWhatIsNoLongerTrue(TestDatabase database) {
		try (WebServer server = start(database)) {
			assertProblem(server, "/serialized", 409, "conflict");
			assertThat(server.jdbc().sql("select sum(amount) from gauge").query(Integer.class).single()).isEqualTo(8);
		}
	}

	private static WebServer start(TestDatabase database) {
		String url = database.url() + switch (database.type()) {
			case SQLITE -> "?busy_timeout=300";
			case H2 -> ";LOCK_TIMEOUT=1000";
			default -> "";
		};
		WebServer server = WebServer.start(database, Failing.class, "app.db.url=" + url);
		server.jdbc()
			.sql("create table gauge (id integer primary key, name varchar(20) not null, amount integer "
					+ "check (amount > 0), size smallint)")
			.update();
		server.jdbc().sql("insert into gauge (id, name, amount) values (1, 'one', 1)").update();
		server.jdbc().sql("insert into gauge (id, name, amount) values (2, 'two', 2)").update();
		server.jdbc()
			.sql("create table needle (id integer primary key, gauge integer, foreign key (gauge) references gauge (id))")
			.update();
		server.jdbc().sql("insert into counted (id, version, number) values (1, 0, 0)").update();
		return server;
	}

	private static void assertProblem(WebServer server, String path, int status, String code) {
		HttpResponse<String> answer = server.get(path);
		assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
		assertThat(answer.body()).as(path)
			.contains("\"status\":" + status, "\"code\":\"" + code + "\"", "\"instance\":\"" + path + "\"")
			.doesNotContainIgnoringCase("select", "insert", "update ", "gauge", "needle", "counted", "localhost",
					"127.0.0.1", "jdbc", "exception", "io.appdb", VALUE);
	}

	/**
	 * Handlers of which each provokes one error.
	 */
	@RestController
	static class Failing {

		private final JdbcClient jdbc;

		private final CyclicBarrier meeting = new CyclicBarrier(2);

		Failing(JdbcClient jdbc) {
			this.jdbc = jdbc;
		}

		@GetMapping("/find")
		String find(CurrentSession db) {
			Counted counted = db.find(Counted.class, 99L);
			if (counted == null) {
				throw new EntityNotFoundException(VALUE);
			}
			return "found";
		}

		@GetMapping("/single")
		long single(CurrentSession db) {
			return db.createSelectionQuery("from Counted where id = 99", Counted.class).getSingleResult().number;
		}

		@GetMapping("/row")
		String row(CurrentSession db) {
			return db.jdbc().sql("select name from gauge where id = 99").query(String.class).single();
		}

		@GetMapping("/twice")
		int twice(CurrentSessionTransaction db) {
			return db.execute("insert into gauge (id, name) values (1, ?)", VALUE);
		}

		@GetMapping("/orphan")
		int orphan(CurrentSessionTransaction db) {
			return db.execute("insert into needle (id, gauge) values (1, 99)");
		}

		@GetMapping("/stale")
		String stale(CurrentSession db) {
			Counted counted = db.find(Counted.class, 1L);
			this.jdbc.sql("update counted set version = version + 1").update();
			counted.number++;
			db.commit();
			return "written";
		}

		@GetMapping("/missing")
		int missing(CurrentSessionTransaction db) {
			return db.createNativeMutationQuery("insert into gauge (id, name) values (9, null)").executeUpdate();
		}

		@GetMapping("/negative")
		int negative(CurrentSessionTransaction db) {
			return db.createNativeMutationQuery("insert into gauge (id, name, amount) values (9, '" + VALUE + "', -1)")
				.executeUpdate();
		}

		@GetMapping("/long")
		int tooLong(CurrentSessionTransaction db) {
			return db.createNativeMutationQuery("insert into gauge (id, name) values (9, :name)")
				.setParameter("name", VALUE + VALUE)
				.executeUpdate();
		}

		@GetMapping("/large")
		int tooLarge(CurrentSessionTransaction db) {
			return db.execute("insert into gauge (id, name, size) values (9, ?, 100000)", VALUE);
		}

		@GetMapping("/slow-postgresql")
		@Transactional(timeout = 1)
		public int slowPostgres(CurrentSession db) {
			return db.rows("select pg_sleep(20)").size();
		}

		@GetMapping({ "/slow-mysql", "/slow-mariadb" })
		@Transactional(timeout = 1)
		public int slowMySql(CurrentSession db) {
			return db.rows("select sleep(20) from gauge").size();
		}

		@GetMapping("/slow-h2")
		@Transactional(timeout = 1)
		public int slowH2(CurrentSession db) {
			return db.rows("select count(*) from system_range(1, 100000) a, system_range(1, 100000) b").size();
		}

		@GetMapping("/locked-postgresql")
		int lockedPostgres(CurrentSessionTransaction db) {
			db.execute("set local lock_timeout = '300ms'");
			return add(db, 1);
		}

		@GetMapping({ "/locked-mysql", "/locked-mariadb" })
		int lockedMySql(CurrentSessionTransaction db) {
			db.execute("set innodb_lock_wait_timeout = 1");
			return add(db, 1);
		}

		@GetMapping({ "/locked-sqlite", "/locked-h2" })
		int locked(CurrentSessionTransaction db) {
			return add(db, 1);
		}

		@GetMapping("/cross/{first}/{second}")
		int cross(@PathVariable int first, @PathVariable int second, CurrentSessionTransaction db) throws Exception {
			add(db, first);
			this.meeting.await(30, TimeUnit.SECONDS);
			return add(db, second);
		}

		@GetMapping("/serialized")
		@Transactional(isolation = Isolation.SERIALIZABLE)
		public int serialized(CurrentSession db) {
			db.rows("select * from gauge");
			CompletableFuture
				.runAsync(() -> this.jdbc.sql("update gauge set amount = amount + 5 where id = 1").update())
				.join();
			return add(db, 1);
		}

		private static int add(DbSession db, int id) {
			return db.execute("update gauge set amount = amount + 1 where id = ?", id);
		}

	}

	@Entity(name = "Counted")
	static class Counted {

		@Id
		long id;

		@Version
		long version;

		long number;

	}

}
