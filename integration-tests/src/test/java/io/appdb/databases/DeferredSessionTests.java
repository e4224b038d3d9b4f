package io.appdb.databases;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import io.appdb.databases.reports.Report;
import io.appdb.databases.reports.ReportRepository;
import io.appdb.databases.shop.Item;
import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.Db;
import io.appdb.session.SessionManager;
import io.appdb.test.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of when a request opens its session on a further database: whatever asks for it
 * first opens the one that all find then.
 */
class DeferredSessionTests {

	@Test
	void isOpenedByWhatNeedsItFirst(@TempDir Path folder) throws Exception {
		try (TestDatabase database = TestDatabase.create(DatabaseType.SQLITE);
				SeveralDatabases databases = SeveralDatabases.start(database, folder.resolve("reports.db"),
						List.of(Handlers.class))) {
			statistics(databases).setStatisticsEnabled(true);
			databases.context().getBean(ReportRepository.class).save(new Report("found"));
			long before = opened(databases);
			assertThat(databases.get("/items").body()).isEqualTo("0");
			assertThat(opened(databases)).isEqualTo(before);
			for (String way : databases.context().getBean(Handlers.class).ways().keySet()) {
				for (String path : List.of("/first/", "/called/")) {
					before = opened(databases);
					assertThat(databases.get(path + way).body()).as(path + way).isEqualTo("true");
					assertThat(opened(databases)).as(path + way).isEqualTo(before + 1);
				}
			}
			before = opened(databases);
			assertThat(databases.get("/parameter").body()).isEqualTo("true");
			assertThat(opened(databases)).isEqualTo(before + 1);
		}
	}

	private static long opened(SeveralDatabases databases) {
		return statistics(databases).getSessionOpenCount();
	}

	private static Statistics statistics(SeveralDatabases databases) {
		return databases.context()
			.getBean("reportsEntityManagerFactory", EntityManagerFactory.class)
			.unwrap(SessionFactory.class)
			.getStatistics();
	}

	/**
	 * Handlers that take no session as a parameter, but for the last.
	 */
	@RestController
	static class Handlers {

		private final EntityManager entities;

		private final Map<String, Supplier<Report>> ways;

		Handlers(ReportRepository repository, @Db("reports") EntityManager entities,
				@Db("reports") CurrentSession session, @Db("reports") SessionManager sessions,
				@Db("reports") TransactionTemplate transactions) {
			this.entities = entities;
			this.ways = Map.of("repository", () -> repository.findById(1L).orElseThrow(), "entity-manager",
					() -> entities.find(Report.class, 1L), "session", () -> session.find(Report.class, 1L), "manager",
					() -> sessions.withSession((db) -> db.find(Report.class, 1L)), "stored",
					() -> sessions.threadStorage().getSession().find(Report.class, 1L), "block",
					() -> sessions.inTransaction((db) -> db.find(Report.class, 1L)), "transaction",
					() -> Objects.requireNonNull(transactions.execute((status) -> entities.find(Report.class, 1L))));
		}

		Map<String, Supplier<Report>> ways() {
			return this.ways;
		}

		@GetMapping("/items")
		long items(CurrentSession db) {
			return db.createSelectionQuery("select count(*) from Item", Long.class).getSingleResult();
		}

		@GetMapping("/first/{way}")
		boolean first(@PathVariable String way) {
			return Objects.requireNonNull(this.ways.get(way)).get() == this.entities.find(Report.class, 1L);
		}

		@GetMapping("/called/{way}")
		Callable<Boolean> called(@PathVariable String way) {
			return () -> first(way);
		}

		@GetMapping("/parameter")
		boolean parameter(CurrentSession items, @Db("reports") CurrentSession db) {
			return items.find(Item.class, 1L) == null
					&& db.find(Report.class, 1L) == this.entities.find(Report.class, 1L);
		}

	}

}
