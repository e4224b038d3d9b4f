package io.appdb.databases;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import io.appdb.DatabaseManager;
import io.appdb.databases.reports.Report;
import io.appdb.databases.reports.ReportRepository;
import io.appdb.databases.shop.Item;
import io.appdb.databases.shop.ItemRepository;
import io.appdb.engine.DatabaseType;
import io.appdb.migration.Migrations;
import io.appdb.retry.TransactionRetry;
import io.appdb.schema.Schema;
import io.appdb.session.AsyncSessions;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.Db;
import io.appdb.session.SessionManager;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a further database beside the default one.
 */
class NamedDatabaseTests {

	private final Path directory;

	NamedDatabaseTests(@TempDir Path directory) {
		this.directory = directory;
	}

	private SeveralDatabases start(TestDatabase database, Class<?>... components) {
		return SeveralDatabases.start(database, this.directory.resolve("reports.db"), List.of(components));
	}

	@EachDatabase
	void hasEachBeanUnderItsName(TestDatabase database) {
		try (SeveralDatabases databases = start(database, Everything.class)) {
			Everything named = databases.context().getBean(Everything.class);
			assertThat(named.dataSource).isNotSameAs(databases.context().getBean(DataSource.class));
			assertThat(named.factory).isSameAs(databases.context().getBean("reportsEntityManagerFactory"));
			assertThat(named.transactionManager).isSameAs(databases.context().getBean("reportsTransactionManager"));
			assertThat(named.template.getDataSource()).isSameAs(named.dataSource);
			assertThat(named.migrations.history()).isEmpty();
			assertThat(named.sessions
				.<Boolean, RuntimeException>withSession((session) -> named.session.contains(new Report("new"))))
				.isFalse();
			assertThat(named.unit).isNotNull();
			assertThat(named.client.sql("select 1").query(Integer.class).single()).isOne();
			assertThat(named.schema.tableNames()).containsExactly("report");
			assertThat(databases.context().getBean(Schema.class).tableExists("report")).isFalse();
			named.transactions.executeWithoutResult((status) -> named.entities.persist(new Report("by template")));
			named.sessions.runInTransaction((session) -> session.persist(new Report("by session manager")));
			named.retry.runInTransaction((session) -> session.persist(new Report("by retry")));
			named.async.runInTransaction((session) -> session.persist(new Report("by task"))).join();
			assertThat(databases.reports()).isEqualTo(4);
			assertThat(databases.items()).isZero();
			assertThat(databases.context().getBean(DatabaseManager.class).names()).containsExactly("default",
					"reports");
			assertThat(databases.context().getBean(DatabaseManager.class).engine("reports").type())
				.isEqualTo(DatabaseType.SQLITE);
		}
	}

	@EachDatabase
	void isUsedByTheRepositoriesOfItsPackages(TestDatabase database) {
		try (SeveralDatabases databases = start(database)) {
			databases.context().getBean(ReportRepository.class).save(new Report("one"));
			databases.context().getBean(ItemRepository.class).save(new Item("one"));
			databases.context().getBean(ItemRepository.class).save(new Item("two"));
			assertThat(databases.reports()).isOne();
			assertThat(databases.items()).isEqualTo(2);
		}
	}

	@EachDatabase
	void isServedToHandlers(TestDatabase database) {
		try (SeveralDatabases databases = start(database, Handlers.class)) {
			assertThat(databases.get("/both?name=a").body()).isEqualTo("1 1");
			assertThat(databases.get("/annotated?name=b").body()).isEqualTo("written");
			assertThat(databases.get("/by-hand?name=c").body()).isEqualTo("written");
			assertThat(databases.get("/injected?name=d").body()).isEqualTo("4");
			assertThat(databases.reports()).isEqualTo(4);
			assertThat(databases.items()).isEqualTo(1);
		}
	}

	/**
	 * Every kind of bean that a database has.
	 */
	static class Everything {

		@Autowired
		@Db("reports")
		private DataSource dataSource;

		@Autowired
		@Db("reports")
		private EntityManagerFactory factory;

		@Autowired
		@Db("reports")
		private EntityManager entities;

		@PersistenceContext(unitName = "reports")
		private @Nullable EntityManager unit;

		@Autowired
		@Qualifier("reports")
		private PlatformTransactionManager transactionManager;

		@Autowired
		@Db("reports")
		private TransactionTemplate transactions;

		@Autowired
		@Db("reports")
		private JdbcClient client;

		@Autowired
		@Db("reports")
		private JdbcTemplate template;

		@Autowired
		@Db("reports")
		private SessionManager sessions;

		@Autowired
		@Db("reports")
		private AsyncSessions async;

		@Autowired
		@Db("reports")
		private TransactionRetry retry;

		@Autowired
		@Db("reports")
		private Migrations migrations;

		@Autowired
		@Db("reports")
		private Schema schema;

		@Autowired
		@Db("reports")
		private CurrentSession session;

	}

	@RestController
	static class Handlers {

		private final CurrentSession reports;

		private final ReportRepository repository;

		Handlers(@Db("reports") CurrentSession reports, ReportRepository repository) {
			this.reports = reports;
			this.repository = repository;
		}

		@GetMapping("/both")
		String both(@RequestParam String name, CurrentSessionTransaction db,
				@Db("reports") CurrentSessionTransaction reports) {
			db.persist(new Item(name));
			reports.persist(new Report(name));
			return db.createSelectionQuery("from Item", Item.class).list().size() + " "
					+ reports.createSelectionQuery("from Report", Report.class).list().size();
		}

		@GetMapping("/annotated")
		@Transactional("reports")
		public String annotated(@RequestParam String name) {
			this.reports.persist(new Report(name));
			return "written";
		}

		@GetMapping("/by-hand")
		String byHand(@RequestParam String name, @Db("reports") CurrentSession session) {
			session.persist(new Report(name));
			session.commit();
			return "written";
		}

		@GetMapping("/injected")
		String injected(@RequestParam String name) {
			this.repository.save(new Report(name));
			return String.valueOf(this.reports.createSelectionQuery("from Report", Report.class).list().size());
		}

	}

}
