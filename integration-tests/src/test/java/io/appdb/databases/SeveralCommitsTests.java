package io.appdb.databases;

import java.nio.file.Path;
import java.util.List;

import io.appdb.databases.reports.Report;
import io.appdb.databases.shop.Item;
import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.Db;
import io.appdb.session.SessionManager;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of handlers that write to two databases: which of their parts are stored when
 * something fails, step by step.
 */
class SeveralCommitsTests {

	private final Path directory;

	SeveralCommitsTests(@TempDir Path directory) {
		this.directory = directory;
	}

	private SeveralDatabases start(TestDatabase database) {
		SeveralDatabases databases = SeveralDatabases.start(database, this.directory.resolve("reports.db"),
				List.of(Handlers.class));
		databases.jdbc("reportsJdbcClient")
			.sql("create table late (id integer primary key, "
					+ "report integer references report (id) deferrable initially deferred)")
			.update();
		return databases;
	}

	@EachDatabase
	void storesNothingWhereAnythingFailsBeforeTheFirstCommit(TestDatabase database) {
		try (SeveralDatabases databases = start(database)) {
			databases.context()
				.getBean("reportsSessions", SessionManager.class)
				.runInTransaction((session) -> session.persist(new Report("taken")));
			assertThat(databases.get("/both?name=taken").statusCode()).isEqualTo(409);
			assertThat(databases.get("/throws?name=x").statusCode()).isEqualTo(500);
			assertThat(databases.get("/refuses?name=y").statusCode()).isEqualTo(422);
			assertThat(databases.items()).isZero();
			assertThat(databases.reports()).isOne();
			assertThat(databases.get("/both?name=free").statusCode()).isEqualTo(200);
			assertThat(databases.items()).isOne();
			assertThat(databases.reports()).isEqualTo(2);
		}
	}

	/**
	 * SQLite finds a violation of a deferred constraint at the commit only.
	 */
	@EachDatabase
	void saysWhichPartIsStoredWhereALaterCommitFails(TestDatabase database) {
		try (SeveralDatabases databases = start(database)) {
			var answer = databases.get("/late?name=a");
			assertThat(answer.statusCode()).isEqualTo(500);
			assertThat(answer.body()).contains("partial-commit", "A part of the request is stored");
			assertThat(databases.items()).isOne();
			assertThat(databases.reports()).isZero();
		}
	}

	@EachDatabase
	void storesNothingWhereTheFirstCommitFails(TestDatabase database) {
		try (SeveralDatabases databases = start(database)) {
			var answer = databases.get("/late-first?name=a");
			assertThat(answer.statusCode()).isEqualTo(409);
			assertThat(answer.body()).doesNotContain("partial-commit");
			assertThat(databases.items()).isZero();
			assertThat(databases.reports()).isZero();
		}
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void checksDeferredConstraintsBeforeTheFirstCommit(TestDatabase database) {
		try (SeveralDatabases databases = start(database)) {
			databases.jdbc("jdbcClient")
				.sql("create table deferred (item bigint references item (id) deferrable initially deferred)")
				.update();
			assertThat(databases.get("/deferred?name=a").statusCode()).isEqualTo(409);
			assertThat(databases.items()).isZero();
			assertThat(databases.reports()).isZero();
		}
	}

	@EachDatabase
	void listenersBeforeTheCommitMayStillWriteToEachDatabase(TestDatabase database) {
		try (SeveralDatabases databases = start(database)) {
			Handlers handlers = databases.context().getBean(Handlers.class);
			assertThat(databases.get("/listened?name=a").statusCode()).isEqualTo(200);
			assertThat(handlers.heard).isOne();
			assertThat(handlers.storedAfterwards).isEqualTo("2 1");
			assertThat(databases.items()).isEqualTo(2);
			assertThat(databases.reports()).isOne();
		}
	}

	/**
	 * All is stored then, and the answer is that of the listener's exception.
	 */
	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.H2 })
	void isNoPartialCommitWhereAListenerFailsAfterTheLast(TestDatabase database) {
		try (SeveralDatabases databases = start(database)) {
			var answer = databases.get("/fails-afterwards?name=a");
			assertThat(answer.statusCode()).isEqualTo(500);
			assertThat(answer.body()).doesNotContain("partial-commit");
			assertThat(databases.items()).isOne();
			assertThat(databases.reports()).isOne();
		}
	}

	@EachDatabase
	void readsFromOneAndWritesToTheOther(TestDatabase database) {
		try (SeveralDatabases databases = start(database)) {
			assertThat(databases.get("/reading?name=a").body()).isEqualTo("0");
			assertThat(databases.items()).isOne();
			assertThat(databases.get("/reading-writes?name=b").statusCode()).isGreaterThanOrEqualTo(400);
			assertThat(databases.items()).isOne();
		}
	}

	@EachDatabase
	void refusesToEndOneOfThemByHand(TestDatabase database) {
		try (SeveralDatabases databases = start(database)) {
			assertThat(databases.get("/ends?name=a").body()).isEqualTo("refused");
			assertThat(databases.items()).isOne();
			assertThat(databases.reports()).isOne();
		}
	}

	/**
	 * A failure that is caught marks the transaction of its own database.
	 */
	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.H2 })
	void storesNothingWhereABlockHasMarkedIt(TestDatabase database) {
		try (SeveralDatabases databases = start(database)) {
			var answer = databases.get("/marked?name=a");
			assertThat(answer.statusCode()).isEqualTo(500);
			assertThat(answer.body()).contains("\"code\":\"rolled-back\"");
			assertThat(databases.items()).isZero();
			assertThat(databases.reports()).isZero();
		}
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void storesNothingWhereAFailureWasCaught(TestDatabase database) {
		try (SeveralDatabases databases = start(database)) {
			var answer = databases.get("/caught?name=a");
			assertThat(answer.statusCode()).isEqualTo(500);
			assertThat(answer.body()).contains("\"code\":\"rolled-back\"");
			assertThat(databases.items()).isZero();
			assertThat(databases.reports()).isZero();
		}
	}

	@RestController
	static class Handlers {

		private final ApplicationEventPublisher events;

		private final SessionManager sessions;

		private final SessionManager reports;

		private int heard;

		private String storedAfterwards = "";

		Handlers(ApplicationEventPublisher events, SessionManager sessions, @Db("reports") SessionManager reports) {
			this.events = events;
			this.sessions = sessions;
			this.reports = reports;
		}

		@GetMapping("/both")
		String both(@RequestParam String name, CurrentSessionTransaction db,
				@Db("reports") CurrentSessionTransaction reports) {
			db.persist(new Item(name));
			reports.execute("insert into report (title) values (?)", name);
			reports.createNativeQuery("select count(*) from report", Long.class).getSingleResult();
			if (name.equals("taken")) {
				reports.persist(new Report(name));
			}
			return "written";
		}

		@GetMapping("/throws")
		String fails(@RequestParam String name, CurrentSessionTransaction db,
				@Db("reports") CurrentSessionTransaction reports) throws Exception {
			both(name, db, reports);
			db.flush();
			throw new Exception("after writing");
		}

		@GetMapping("/refuses")
		ResponseEntity<String> refuses(@RequestParam String name, CurrentSessionTransaction db,
				@Db("reports") CurrentSessionTransaction reports) {
			both(name, db, reports);
			return ResponseEntity.unprocessableContent().body("no");
		}

		@GetMapping("/late")
		String late(@RequestParam String name, CurrentSessionTransaction db,
				@Db("reports") CurrentSessionTransaction reports) {
			db.persist(new Item(name));
			reports.execute("insert into late (report) values (77)");
			return "written";
		}

		@GetMapping("/late-first")
		String lateFirst(@RequestParam String name, @Db("reports") CurrentSessionTransaction reports,
				CurrentSessionTransaction db) {
			return late(name, db, reports);
		}

		@GetMapping("/deferred")
		String deferred(@RequestParam String name, @Db("reports") CurrentSessionTransaction reports,
				CurrentSessionTransaction db) {
			reports.persist(new Report(name));
			db.execute("insert into deferred (item) values (77)");
			return "written";
		}

		@GetMapping("/listened")
		String listened(@RequestParam String name, CurrentSessionTransaction db,
				@Db("reports") CurrentSessionTransaction reports) {
			reports.persist(new Report(name));
			db.persist(new Item(name));
			this.events.publishEvent(new Written(name, db));
			return "written";
		}

		@GetMapping("/ends")
		String ends(@RequestParam String name, CurrentSessionTransaction db,
				@Db("reports") CurrentSessionTransaction reports) {
			db.persist(new Item(name));
			reports.persist(new Report(name));
			for (CurrentSessionTransaction each : List.of(db, reports)) {
				assertThatIllegalStateException().isThrownBy(each::commit).withMessageContaining("several databases");
				assertThatIllegalStateException().isThrownBy(each::rollback).withMessageContaining("several databases");
			}
			return "refused";
		}

		@GetMapping("/caught")
		String caught(@RequestParam String name, @Db("reports") CurrentSessionTransaction reports,
				CurrentSessionTransaction db) {
			reports.persist(new Report(name));
			db.persist(new Item(name));
			try {
				db.execute("insert into nowhere values (1)");
			}
			catch (BadSqlGrammarException ex) {
				return "caught";
			}
			return "written";
		}

		@GetMapping("/marked")
		String marked(@RequestParam String name, @Db("reports") CurrentSessionTransaction reports,
				CurrentSessionTransaction db) {
			reports.persist(new Report(name));
			try {
				this.sessions.runInTransaction((session) -> {
					session.persist(new Item(name));
					throw new IllegalStateException("inside");
				});
			}
			catch (IllegalStateException ex) {
				return "caught";
			}
			return db.toString();
		}

		@GetMapping("/fails-afterwards")
		String failsAfterwards(@RequestParam String name, CurrentSessionTransaction db,
				@Db("reports") CurrentSessionTransaction reports) {
			db.persist(new Item(name));
			reports.persist(new Report(name));
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					throw new IllegalStateException("afterwards");
				}

			});
			return "written";
		}

		@GetMapping("/reading")
		String reading(@RequestParam String name, CurrentSessionTransaction db,
				@Db(value = "reports", readOnly = true) CurrentSessionTransaction reports) {
			db.persist(new Item(name));
			return String.valueOf(reports.createSelectionQuery("from Report", Report.class).list().size());
		}

		@GetMapping("/reading-writes")
		String readingWrites(@RequestParam String name, CurrentSessionTransaction db,
				@Db(value = "reports", readOnly = true) CurrentSessionTransaction reports) {
			db.persist(new Item(name));
			reports.execute("insert into report (title) values (?)", name);
			return "written";
		}

		@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
		void before(Written written) {
			this.heard++;
			written.session().persist(new Item(written.name() + " again"));
		}

		@TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
		void after(Written written) {
			this.storedAfterwards = count(this.sessions, "item") + " " + count(this.reports, "report");
		}

		private static long count(SessionManager sessions, String table) {
			try (var session = sessions.openSession()) {
				return session.jdbc().sql("select count(*) from " + table).query(Long.class).single();
			}
		}

	}

	record Written(String name, CurrentSessionTransaction session) {
	}

}
