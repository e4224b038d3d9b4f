package io.appdb.test;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.Db;
import io.appdb.test.ledger.LedgerApplication;
import io.appdb.test.ledger.books.Booking;
import io.appdb.test.ledger.books.Bookings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A further database that a test names is made anew for it, as the default one is.
 */
class FurtherDatabaseTests {

	private static final String PACKAGES = "app.db.databases.ledger.packages=io.appdb.test.ledger.books";

	private static final String URL = "app.db.databases.ledger.url=";

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
	void isTakenBackAfterEachTest(DatabaseType type) throws Exception {
		assumeTrue(TestClasses.canRun(type));
		List<Class<?>> classes = switch (type) {
			case SQLITE -> List.of(RollbackOnSqlite.class, TruncateOnSqlite.class);
			case POSTGRESQL -> List.of(RollbackOnPostgreSql.class, TruncateOnPostgreSql.class);
			case MYSQL -> List.of(RollbackOnMySql.class, TruncateOnMySql.class);
			case MARIADB -> List.of(RollbackOnMariaDb.class, TruncateOnMariaDb.class);
			case H2 -> List.of(RollbackOnH2.class, TruncateOnH2.class);
			case OTHER -> throw new IllegalStateException("There are no such databases here");
		};
		TestClasses.run(classes).assertStatistics((statistics) -> statistics.failed(0).succeeded(16));
	}

	@ParameterizedTest
	@EnumSource(names = { "POSTGRESQL", "SQLITE" })
	void isCopiedForEachClass(DatabaseType type) {
		List<Class<?>> classes = (type == DatabaseType.SQLITE) ? List.of(CloneOnSqlite.class, CloneOnSqliteAgain.class)
				: List.of(CloneOnPostgreSql.class, CloneOnPostgreSqlAgain.class);
		TestClasses.run(classes).assertStatistics((statistics) -> statistics.failed(0).succeeded(2));
		TestClasses.runAtTheSameTime(classes).assertStatistics((statistics) -> statistics.failed(0).succeeded(2));
	}

	@Test
	void hasItsTablesMadeAroundEachTest() {
		TestClasses.run(List.of(CreateDropOnSqlite.class, CreateDropOnPostgreSql.class))
			.assertStatistics((statistics) -> statistics.failed(0).succeeded(14));
	}

	@Test
	void isPartOfASlice() {
		TestClasses.run(List.of(Slice.class)).assertStatistics((statistics) -> statistics.failed(0).succeeded(1));
	}

	@Test
	void isRefusedUnderAnotherName() {
		assertThat(TestClasses.failure(WrongName.class))
			.contains("@DatabaseTest: WrongName names the database 'ledgers', "
					+ "and the further ones of the application are 'ledger': correct the name, or set it up below "
					+ "app.db.databases.ledgers");
	}

	@Test
	void isRefusedWhereThereIsNone() {
		assertThat(TestClasses.failure(None.class))
			.contains("names the database 'ledger', and the application has no further ones");
	}

	@Test
	void isRefusedWithoutSpring() {
		assertThat(TestClasses.failure(WithoutSpring.class)).contains("names entities and the databases ledger");
	}

	@Test
	void hasToBeInMemoryWhereItIsNotNamed() {
		assertThat(TestClasses.failure(NotNamed.class))
			.contains("@DatabaseTest: NotNamed does not name the further database 'ledger', which is then its own only "
					+ "in memory: 'ledgerDataSource' leads to ")
			.contains("Name it, as in @DatabaseTest(databases = \"ledger\"), or set app.db.databases.ledger.enabled to "
					+ "false");
	}

	@Test
	void hasATypeThatItsAddressTells() {
		assertThat(TestClasses.failure(NoType.class))
			.contains("names no type, and 'app.db.databases.ledger.url' does not tell one")
			.contains("Set the key to an address of that type in the test's properties");
	}

	abstract static class RollbackContract extends LedgerContract {

		@Test
		void commitsNothing(@Autowired @Db("ledger") DataSource dataSource) {
			assertThat(this.mvc.post().uri("/purchases/2/pen")).hasStatus(201);
			Long committed = CompletableFuture
				.supplyAsync(() -> new JdbcTemplate(dataSource)
					.queryForObject("select count(*) from booking where id > 1", Long.class))
				.join();
			assertThat(committed).isZero();
		}

		@Test
		void hasASessionForTheTest(@Db("ledger") CurrentSession session) {
			session.persist(new Booking(2, "by the test"));
			session.commit();
			assertThat(this.mvc.post().uri("/bookings/3/by the test")).hasStatus(409);
			assertThat(this.bookings.findAll()).extracting(Booking::getText).contains("by the test");
		}

	}

	abstract static class CloneContract {

		@Autowired
		Bookings bookings;

		@Test
		void seesNothingOfOtherClasses() {
			assertThat(this.bookings.findAll()).extracting(Booking::getText).containsExactly("opening");
			this.bookings.save(new Booking(2, "committed"));
		}

	}

	@SpringBootTest(classes = LedgerApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.POSTGRESQL, isolation = Isolation.ROLLBACK, databases = "ledger",
			properties = { PACKAGES, URL + "sqlite:///./nowhere.invalid/ledger.db", "expected.type=sqlite" })
	static class RollbackOnSqlite extends RollbackContract {

	}

	@SpringBootTest(classes = LedgerApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.ROLLBACK, databases = "ledger",
			properties = { PACKAGES, URL + "postgresql://nobody@nowhere.invalid/ledger", "expected.type=postgresql" })
	static class RollbackOnPostgreSql extends RollbackContract {

	}

	@SpringBootTest(classes = LedgerApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.ROLLBACK, databases = "ledger",
			properties = { PACKAGES, URL + "mysql://nobody@nowhere.invalid/ledger", "expected.type=mysql" })
	static class RollbackOnMySql extends RollbackContract {

	}

	@SpringBootTest(classes = LedgerApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.ROLLBACK, databases = "ledger",
			properties = { PACKAGES, URL + "mariadb://nobody@nowhere.invalid/ledger", "expected.type=mariadb" })
	static class RollbackOnMariaDb extends RollbackContract {

	}

	@SpringBootTest(classes = LedgerApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.ROLLBACK, databases = "ledger",
			properties = { PACKAGES, URL + "jdbc:h2:./nowhere.invalid/ledger", "expected.type=h2" })
	static class RollbackOnH2 extends RollbackContract {

	}

	@SpringBootTest(classes = LedgerApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.POSTGRESQL, isolation = Isolation.TRUNCATE, databases = "ledger",
			properties = { PACKAGES, URL + "sqlite:///./nowhere.invalid/ledger.db", "expected.type=sqlite" })
	static class TruncateOnSqlite extends LedgerContract {

	}

	@SpringBootTest(classes = LedgerApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.TRUNCATE, databases = "ledger",
			properties = { PACKAGES, URL + "postgresql://nobody@nowhere.invalid/ledger", "expected.type=postgresql" })
	static class TruncateOnPostgreSql extends LedgerContract {

	}

	@SpringBootTest(classes = LedgerApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.TRUNCATE, databases = "ledger",
			properties = { PACKAGES, URL + "mysql://nobody@nowhere.invalid/ledger", "expected.type=mysql" })
	static class TruncateOnMySql extends LedgerContract {

	}

	@SpringBootTest(classes = LedgerApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.TRUNCATE, databases = "ledger",
			properties = { PACKAGES, URL + "mariadb://nobody@nowhere.invalid/ledger", "expected.type=mariadb" })
	static class TruncateOnMariaDb extends LedgerContract {

	}

	@SpringBootTest(classes = LedgerApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.TRUNCATE, databases = "ledger",
			properties = { PACKAGES, URL + "jdbc:h2:./nowhere.invalid/ledger", "expected.type=h2" })
	static class TruncateOnH2 extends LedgerContract {

	}

	@SpringBootTest(classes = LedgerApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.POSTGRESQL, isolation = Isolation.CLONE, databases = "ledger",
			properties = { PACKAGES, URL + "sqlite:///./nowhere.invalid/ledger.db", "expected.type=sqlite" })
	static class CloneOnSqlite extends CloneContract {

	}

	@SpringBootTest(classes = LedgerApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.POSTGRESQL, isolation = Isolation.CLONE, databases = "ledger",
			properties = { PACKAGES, URL + "sqlite:///./nowhere.invalid/ledger.db", "expected.type=sqlite" })
	static class CloneOnSqliteAgain extends CloneContract {

	}

	@SpringBootTest(classes = LedgerApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.CLONE, databases = "ledger",
			properties = { PACKAGES, URL + "postgresql://nobody@nowhere.invalid/ledger", "expected.type=postgresql" })
	static class CloneOnPostgreSql extends CloneContract {

	}

	@SpringBootTest(classes = LedgerApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.CLONE, databases = "ledger",
			properties = { PACKAGES, URL + "postgresql://nobody@nowhere.invalid/ledger", "expected.type=postgresql" })
	static class CloneOnPostgreSqlAgain extends CloneContract {

	}

	@SpringBootTest(classes = LedgerApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.POSTGRESQL, isolation = Isolation.CREATE_DROP, databases = "ledger",
			properties = { PACKAGES, URL + "sqlite:///./nowhere.invalid/ledger.db", "expected.type=sqlite" })
	static class CreateDropOnSqlite extends LedgerContract {

		@Override
		List<String> before() {
			return List.of();
		}

	}

	@SpringBootTest(classes = LedgerApplication.class)
	@AutoConfigureMockMvc
	@DatabaseTest(type = DatabaseType.SQLITE, isolation = Isolation.CREATE_DROP, databases = "ledger",
			properties = { PACKAGES, URL + "postgresql://nobody@nowhere.invalid/ledger", "expected.type=postgresql" })
	static class CreateDropOnPostgreSql extends LedgerContract {

		@Override
		List<String> before() {
			return List.of();
		}

	}

	@ContextConfiguration(classes = LedgerApplication.class)
	@DatabaseTest(databases = "ledger", properties = { PACKAGES, "app.db.databases.ledger.type=h2" })
	static class Slice {

		@Test
		void hasTheRepositoriesOfTheFurtherDatabase(@Autowired Bookings bookings,
				@Autowired @Db("ledger") JdbcTemplate jdbc) {
			bookings.save(new Booking(2, "in a slice"));
			assertThat(jdbc.queryForList("select text from booking", String.class)).containsExactlyInAnyOrder("opening",
					"in a slice");
		}

	}

	@ContextConfiguration(classes = LedgerApplication.class)
	@DatabaseTest(databases = "ledgers", properties = { PACKAGES, URL + "sqlite:///:memory:" })
	static class WrongName extends Nothing {

	}

	@ContextConfiguration(classes = LedgerApplication.class)
	@DatabaseTest(databases = "ledger")
	static class None extends Nothing {

	}

	@DatabaseTest(databases = "ledger", entities = Booking.class)
	static class WithoutSpring extends Nothing {

	}

	@ContextConfiguration(classes = LedgerApplication.class)
	@DatabaseTest(properties = { PACKAGES, URL + "sqlite:///./nowhere.invalid/ledger.db" })
	static class NotNamed extends Nothing {

	}

	@ContextConfiguration(classes = LedgerApplication.class)
	@DatabaseTest(databases = "ledger", properties = { PACKAGES, URL + "nonsense" })
	static class NoType extends Nothing {

	}

	abstract static class Nothing {

		@Test
		void isNotReached() {
			assertThat(getClass()).isNull();
		}

	}

}
