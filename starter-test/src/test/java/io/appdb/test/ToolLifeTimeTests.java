package io.appdb.test;

import java.util.List;
import java.util.stream.Stream;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.SessionManager;
import io.appdb.test.shop.Item;
import io.appdb.test.shop.ItemRepository;
import io.appdb.test.shop.ShopApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a test takes ends with it, wherever it was taken and whoever else was before.
 */
class ToolLifeTimeTests {

	private static void assertSuccess(int tests, Class<?> testClass) {
		TestClasses.run(List.of(testClass)).assertThatEvents().haveExactly(tests, TestClasses.SUCCESS);
	}

	private static long count(CurrentSession db) {
		return db.createQuery("select count(*) from Item", Long.class).getSingleResult();
	}

	@Test
	void faultsEndWithTheTestAlsoWhereTheClassTakesTools() {
		assertSuccess(2, ToolsOfTheClass.class);
	}

	@Test
	void oneInstanceForAllTests() {
		assertSuccess(2, OneInstance.class);
	}

	@Test
	void constructorThatIsAutowired() {
		assertSuccess(1, Autowiring.class);
	}

	@Test
	void constructorOfASliceThatIsAutowired() {
		assertSuccess(2, AutowiringSlice.class);
	}

	@Test
	void constructorWithoutSpring() {
		assertSuccess(2, Constructed.class);
	}

	@Test
	void sessionEndsBeforeTheDataGo() {
		assertSuccess(2, DatabaseBeforeSpring.class);
	}

	@Test
	void serverGoesOnBeforeTheDataGo() {
		assertSuccess(2, PausedBeforeSpring.class);
	}

	@Test
	void testsThatRunSeveralTimes() {
		assertSuccess(6, Templates.class);
	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(isolation = Isolation.TRUNCATE, properties = "app.db.pool.timeout=2s")
	@TestMethodOrder(MethodOrderer.MethodName.class)
	static class ToolsOfTheClass {

		@BeforeAll
		static void beforeAll(DatabaseManager manager, SessionManager sessions) {
			assertThat(manager.sessions()).isSameAs(sessions);
		}

		@AfterAll
		static void afterAll(SessionManager sessions) {
			sessions.runInTransaction(
					(db) -> assertThat(db.createQuery("from Item", Item.class).getResultList()).isEmpty());
		}

		@Test
		void first(DatabaseFaults faults) {
			faults.refuseConnections();
		}

		@Test
		void second(@Autowired ItemRepository items) {
			assertThat(items.count()).isZero();
		}

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest
	@TestInstance(TestInstance.Lifecycle.PER_CLASS)
	static class OneInstance {

		@Autowired
		CurrentSession session;

		@BeforeAll
		void beforeAll(SessionManager sessions) {
			sessions.runInTransaction(
					(db) -> assertThat(db.createQuery("from Item", Item.class).getResultList()).isEmpty());
		}

		@BeforeEach
		void beforeEach(CurrentSession db) {
			assertThat(count(db)).isZero();
			db.persist(new Item("pen"));
			db.commit();
		}

		@AfterEach
		void afterEach(CurrentSession db) {
			assertThat(count(db)).isOne();
		}

		@Test
		void first() {
			assertThat(count(this.session)).isOne();
		}

		@Test
		void second() {
			assertThat(count(this.session)).isOne();
		}

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest
	static class Autowiring {

		private final SessionManager sessions;

		private final ItemRepository items;

		@Autowired
		Autowiring(SessionManager sessions, ItemRepository items) {
			this.sessions = sessions;
			this.items = items;
		}

		@Test
		void worksWithBeans() {
			this.sessions.runInTransaction((db) -> db.persist(new Item("pen")));
			assertThat(this.items.count()).isOne();
		}

	}

	@DatabaseTest(isolation = Isolation.TRUNCATE)
	@ContextConfiguration(classes = ShopApplication.class)
	static class AutowiringSlice {

		private final CurrentSession bean;

		private final SessionManager sessions;

		@Autowired
		AutowiringSlice(CurrentSession bean, SessionManager sessions) {
			this.bean = bean;
			this.sessions = sessions;
		}

		@Test
		void first() {
			this.sessions.runInTransaction((db) -> {
				assertThat(count(this.bean)).isZero();
				this.bean.persist(new Item("pen"));
			});
		}

		@Test
		void second() {
			first();
		}

	}

	@DatabaseTest(isolation = Isolation.TRUNCATE, entities = Item.class)
	static class Constructed {

		private final CurrentSession session;

		Constructed(CurrentSession session) {
			this.session = session;
		}

		@Test
		void first() {
			assertThat(count(this.session)).isZero();
			this.session.persist(new Item("pen"));
			this.session.flush();
		}

		@Test
		void second() {
			first();
		}

	}

	@DatabaseTest(type = DatabaseType.POSTGRESQL, isolation = Isolation.TRUNCATE)
	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	static class DatabaseBeforeSpring {

		@Test
		void first(CurrentSession db, @Autowired ItemRepository items) {
			assertThat(count(db)).isZero();
			items.saveAndFlush(new Item("ink"));
			db.persist(new Item("pen"));
			db.flush();
		}

		@Test
		void second(CurrentSession db, @Autowired ItemRepository items) {
			first(db, items);
		}

	}

	@DatabaseTest(type = DatabaseType.POSTGRESQL, isolation = Isolation.TRUNCATE)
	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	static class PausedBeforeSpring {

		@Test
		void first(DatabaseFaults faults, @Autowired ItemRepository items) {
			assertThat(items.count()).isZero();
			items.save(new Item("ink"));
			faults.pause();
		}

		@Test
		void second(DatabaseFaults faults, @Autowired ItemRepository items) {
			first(faults, items);
		}

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest
	static class Templates {

		@RepeatedTest(2)
		void repeated(CurrentSession db) {
			assertThat(count(db)).isZero();
			db.persist(new Item("pen"));
			db.commit();
		}

		@ParameterizedTest
		@ValueSource(strings = { "pen", "ink" })
		void parameterized(String name, CurrentSession db) {
			assertThat(count(db)).isZero();
			db.persist(new Item(name));
			db.commit();
		}

		@TestFactory
		Stream<DynamicTest> made(CurrentSession db) {
			return Stream.of(DynamicTest.dynamicTest("writes", () -> repeated(db)),
					DynamicTest.dynamicTest("sees it", () -> assertThat(count(db)).isOne()));
		}

	}

}
