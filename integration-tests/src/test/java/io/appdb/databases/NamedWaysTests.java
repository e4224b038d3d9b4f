package io.appdb.databases;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import io.appdb.databases.reports.Report;
import io.appdb.databases.reports.ReportRepository;
import io.appdb.databases.shop.Item;
import io.appdb.engine.DatabaseType;
import io.appdb.error.DeadlockException;
import io.appdb.error.UniqueConstraintException;
import io.appdb.retry.RetryTransaction;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.Db;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.EntityManager;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests of the ways to a further database, each with what it does when something fails.
 */
@ExtendWith(OutputCaptureExtension.class)
class NamedWaysTests {

	@EachDatabase
	void keepsItsPromisesOnEachWay(TestDatabase reports, CapturedOutput output) throws Exception {
		for (String openInView : List.of("true", "false")) {
			try (TestDatabase database = TestDatabase.create(DatabaseType.SQLITE);
					SeveralDatabases databases = SeveralDatabases.start(database, reports,
							List.of(Handlers.class, Violations.class, Annotated.class),
							"spring.jpa.open-in-view=" + openInView)) {
				databases.jdbc("reportsJdbcClient").sql("delete from report").update();
				assertThat(databases.context().getBean(Violations.class).all()).allSatisfy((way, error) -> {
					assertThat(error.table()).as(way).isEqualToIgnoringCase("report");
					assertThat(error.columns()).as(way).singleElement().asString().isEqualToIgnoringCase("title");
				});
				databases.jdbc("reportsJdbcClient").sql("delete from report").update();
				assertThat(databases.get("/callable").body()).isEqualTo("1");
				assertThat(databases.get("/future").body()).isEqualTo("2");
				assertThat(databases.get("/duplicate").statusCode()).isEqualTo(409);
				assertThat(databases.get("/duplicate").body()).contains("\"code\":\"duplicate\"");
				assertThat(databases.reports()).isEqualTo(2);
				assertThat(databases.get("/template").statusCode()).isEqualTo(500);
				assertThat(databases.reports()).isEqualTo(2);
				assertThat(databases.get("/repeated").body()).isEqualTo("2");
				assertThat(databases.reports()).isEqualTo(3);
				assertThat(databases.items()).isOne();
				assertThat(databases.get("/both-ways").body()).isEqualTo("written");
				assertThat(databases.reports()).isEqualTo(4);
				assertThat(databases.items()).isEqualTo(2);
				assertThat(databases.get("/forgotten").body()).isEqualTo("forgotten");
				await().atMost(Duration.ofSeconds(10)).until(() -> output.getAll().contains("lost 1 insert"));
				assertThat(databases.reports()).isEqualTo(4);
				int caught = databases.get("/caught").statusCode();
				assertThat(caught).isEqualTo((reports.type() == DatabaseType.POSTGRESQL) ? 500 : 200);
				assertThat(databases.reports()).isEqualTo((caught == 500) ? 4 : 5);
			}
		}
	}

	/**
	 * Violates a constraint on each way that has no session of the library in it.
	 */
	static class Violations {

		private final ReportRepository repository;

		private final JdbcTemplate template;

		private final EntityManager entities;

		private final TransactionTemplate transactions;

		private final Annotated annotated;

		Violations(ReportRepository repository, @Db("reports") JdbcTemplate template,
				@Db("reports") EntityManager entities, @Db("reports") TransactionTemplate transactions,
				Annotated annotated) {
			this.repository = repository;
			this.template = template;
			this.entities = entities;
			this.transactions = transactions;
			this.annotated = annotated;
		}

		Map<String, UniqueConstraintException> all() {
			this.repository.save(new Report("taken"));
			Map<String, UniqueConstraintException> errors = new LinkedHashMap<>();
			errors.put("save", error(() -> this.repository.save(new Report("taken"))));
			errors.put("query", error(() -> this.repository.rename("renamed", "taken")));
			errors.put("commit", error(() -> this.transactions.executeWithoutResult((status) -> {
				Report other = new Report("other");
				this.entities.persist(other);
				this.entities.flush();
				other.rename("taken");
			})));
			errors.put("annotated", error(() -> this.annotated.persist("taken")));
			errors.put("template", error(() -> this.template.update("insert into report (title) values ('taken')")));
			return errors;
		}

		private static UniqueConstraintException error(ThrowableAssert.ThrowingCallable call) {
			return catchThrowableOfType(UniqueConstraintException.class, call);
		}

	}

	/**
	 * A service that works with the entity manager.
	 */
	static class Annotated {

		private final EntityManager entities;

		Annotated(@Db("reports") EntityManager entities) {
			this.entities = entities;
		}

		@Transactional("reports")
		public void persist(String title) {
			this.entities.persist(new Report(title));
		}

	}

	@RestController
	static class Handlers {

		private final ReportRepository repository;

		private final JdbcTemplate template;

		private int attempts;

		Handlers(ReportRepository repository, @Db("reports") JdbcTemplate template) {
			this.repository = repository;
			this.template = template;
		}

		@GetMapping("/callable")
		Callable<Integer> callable(@Db("reports") CurrentSession db) {
			return () -> {
				db.persist(new Report("called"));
				db.commit();
				return db.createSelectionQuery("from Report", Report.class).list().size();
			};
		}

		@GetMapping("/future")
		CompletableFuture<Integer> future(@Db("reports") CurrentSession db) {
			return CompletableFuture.supplyAsync(() -> {
				db.persist(new Report("in a future"));
				db.commit();
				return db.createSelectionQuery("from Report", Report.class).list().size();
			});
		}

		@GetMapping("/duplicate")
		String duplicate() {
			return String.valueOf(this.repository.save(new Report("called")));
		}

		@GetMapping("/template")
		String template(@Db("reports") CurrentSessionTransaction db) {
			this.template.update("insert into report (title) values ('by template')");
			if (db.isOpen()) {
				throw new IllegalStateException("after writing");
			}
			return "written";
		}

		@GetMapping("/repeated")
		@RetryTransaction
		String repeated(CurrentSessionTransaction db, @Db("reports") CurrentSessionTransaction reports) {
			this.attempts++;
			db.persist(new Item("repeated"));
			reports.persist(new Report("repeated"));
			db.flush();
			reports.flush();
			if (this.attempts == 1) {
				throw new DeadlockException(new SQLException("deadlock"));
			}
			return String.valueOf(this.attempts);
		}

		@GetMapping("/both-ways")
		@Transactional
		public String bothWays(CurrentSession db, @Db("reports") CurrentSession reports) {
			db.persist(new Item("annotated"));
			reports.persist(new Report("by hand"));
			reports.commit();
			return "written";
		}

		@GetMapping("/forgotten")
		String forgotten(@Db("reports") CurrentSession db) {
			db.persist(new Report("forgotten"));
			return "forgotten";
		}

		@GetMapping("/caught")
		@Transactional("reports")
		public String caught(@Db("reports") CurrentSession db) {
			db.persist(new Report("caught"));
			db.flush();
			assertThatExceptionOfType(BadSqlGrammarException.class)
				.isThrownBy(() -> this.template.update("insert into nowhere values (1)"));
			return "caught";
		}

	}

}
