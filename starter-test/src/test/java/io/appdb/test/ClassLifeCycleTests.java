package io.appdb.test;

import java.util.List;

import io.appdb.engine.DatabaseType;
import io.appdb.session.SessionManager;
import io.appdb.test.shop.Item;
import io.appdb.test.shop.ItemRepository;
import io.appdb.test.shop.ShopApplication;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.MethodMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.NestedTestConfiguration;
import org.springframework.test.context.NestedTestConfiguration.EnclosingConfiguration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever class a test is in, and whatever application it runs on, its database has been
 * prepared for it.
 */
class ClassLifeCycleTests {

	private static void assertSuccess(int tests, Class<?>... classes) {
		TestClasses.run(List.of(classes)).assertThatEvents().haveExactly(tests, TestClasses.SUCCESS);
	}

	@Test
	void nestedClassWithAnAnnotationOfItsOwn() {
		assertSuccess(3, AroundItsOwn.class);
	}

	@Test
	void nestedClassWithAnApplicationOfItsOwn() {
		assertSuccess(2, AroundAnotherApplication.class);
		assertSuccess(2, AroundAnotherApplication.class);
	}

	@Test
	void nestedClassOfATestWithoutSpring() {
		assertSuccess(3, AroundEntities.class);
	}

	@Test
	void nestedClassThatTakesNothingFromTheOneAround() {
		assertSuccess(3, AroundOthers.class);
	}

	@Test
	void applicationThatIsExchangedBetweenTests() {
		assertSuccess(3, Dirtying.class);
	}

	@Test
	void applicationThatIsExchangedBetweenTestsOfACopy() {
		assertSuccess(3, DirtyingCopy.class, AfterDirtyingCopy.class);
	}

	@Test
	void applicationsThatTakeTurns() {
		assertSuccess(6, FirstCopy.class, FirstCleaned.class, FirstRolledBack.class, SecondCopy.class,
				SecondCleaned.class, SecondRolledBack.class);
	}

	@Test
	void nobodyElseGetsTheApplicationBeforeSpringIsDoneWithIt() {
		TestClasses.run(List.of(Listened.class)).assertThatEvents().haveExactly(1, TestClasses.SUCCESS);
		assertThat(OtherClass.slot).isOne();
	}

	/**
	 * Finds what is committed by the tests beside it.
	 */
	abstract static class Contract {

		@Test
		void one(SessionManager sessions) {
			sessions.runInTransaction((db) -> {
				assertThat(db.createQuery("select count(*) from Item", Long.class).getSingleResult()).isZero();
				db.persist(new Item("pen"));
			});
		}

	}

	/**
	 * Twice the same.
	 */
	abstract static class TwiceContract extends Contract {

		@Test
		void two(SessionManager sessions) {
			one(sessions);
		}

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(properties = "outer=own")
	static class AroundItsOwn extends Contract {

		@Nested
		@DatabaseTest(isolation = Isolation.TRUNCATE, properties = "outer=own")
		class Own extends TwiceContract {

		}

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(isolation = Isolation.CLONE)
	static class AroundAnotherApplication extends Contract {

		@Nested
		@TestPropertySource(properties = "another=application")
		class Another extends Contract {

		}

	}

	@DatabaseTest(entities = Item.class, properties = "app.db.pool.size=3")
	static class AroundEntities extends Contract {

		@Nested
		@DatabaseTest(entities = Item.class, isolation = Isolation.TRUNCATE, properties = "app.db.pool.size=3")
		class Own extends TwiceContract {

		}

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest
	static class AroundOthers extends Contract {

		@Nested
		@NestedTestConfiguration(EnclosingConfiguration.OVERRIDE)
		class Plain {

			@Test
			void needsNoDatabase() {
				assertThat(DatabaseTestSettings.find(getClass())).isNull();
			}

		}

		@Nested
		@NestedTestConfiguration(EnclosingConfiguration.OVERRIDE)
		@DatabaseTest(properties = "a=slice")
		@ContextConfiguration(classes = ShopApplication.class)
		class Slice extends Contract {

		}

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(isolation = Isolation.TRUNCATE)
	static class Dirtying extends TwiceContract {

		@Override
		@Test
		@DirtiesContext
		void one(SessionManager sessions) {
			super.one(sessions);
		}

		@Test
		@DirtiesContext(methodMode = MethodMode.BEFORE_METHOD)
		void three(SessionManager sessions, @Autowired ItemRepository items) {
			two(sessions);
			assertThat(items.count()).isOne();
		}

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(isolation = Isolation.CLONE)
	@TestMethodOrder(MethodOrderer.MethodName.class)
	static class DirtyingCopy extends TwiceContract {

		@Override
		@Test
		@DirtiesContext
		void one(SessionManager sessions) {
			super.one(sessions);
		}

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(isolation = Isolation.CLONE)
	static class AfterDirtyingCopy extends Contract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(type = DatabaseType.H2, isolation = Isolation.CLONE)
	static class FirstCopy extends Contract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(type = DatabaseType.H2, isolation = Isolation.CLONE)
	static class SecondCopy extends Contract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(type = DatabaseType.POSTGRESQL, isolation = Isolation.TRUNCATE)
	static class FirstCleaned extends Contract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(type = DatabaseType.POSTGRESQL, isolation = Isolation.TRUNCATE)
	static class SecondCleaned extends Contract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(type = DatabaseType.H2)
	static class FirstRolledBack extends Contract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(type = DatabaseType.H2)
	static class SecondRolledBack extends Contract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(isolation = Isolation.TRUNCATE)
	@TestExecutionListeners(listeners = OtherClass.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
	static class Listened extends Contract {

	}

	/**
	 * A class that begins while Spring ends the one before. Created by Spring.
	 */
	static class OtherClass implements TestExecutionListener {

		private static int slot = -1;

		@Override
		public void afterTestClass(TestContext context) {
			slot = ContextSlots.shared()
				.take(new DatabaseTestSettings(OtherClass.class, null, Isolation.TRUNCATE, List.of(), List.of(),
						List.of(), 0, false));
			ContextSlots.shared().free(OtherClass.class);
		}

	}

}
