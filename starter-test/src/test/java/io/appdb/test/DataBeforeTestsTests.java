package io.appdb.test;

import java.util.List;

import io.appdb.session.SessionManager;
import io.appdb.test.shop.Item;
import io.appdb.test.shop.ItemRepository;
import io.appdb.test.shop.ShopApplication;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.test.context.jdbc.Sql.ExecutionPhase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is written before the first test of a class belongs to no test.
 */
class DataBeforeTestsTests {

	private static void assertSuccess(int tests, Class<?>... classes) {
		TestClasses.run(List.of(classes)).assertThatEvents().haveExactly(tests, TestClasses.SUCCESS);
	}

	@Test
	void staysForTheClassInACopy() {
		assertSuccess(3, Copied.class, CopiedAfterwards.class);
	}

	@Test
	void isRemovedAfterTheFirstTestByTruncate() {
		assertSuccess(2, Cleaned.class);
	}

	@Test
	void staysForAllClassesWithRollback() {
		assertSuccess(3, RolledBack.class, RolledBackAfterwards.class);
	}

	/**
	 * Writes before the tests, in both ways there are.
	 */
	@Sql(scripts = "/items.sql", executionPhase = ExecutionPhase.BEFORE_TEST_CLASS)
	@TestMethodOrder(MethodOrderer.MethodName.class)
	abstract static class Contract {

		@Autowired
		ItemRepository items;

		@BeforeAll
		static void write(SessionManager sessions) {
			sessions.runInTransaction((db) -> db.persist(new Item("pen")));
		}

		@Test
		void first() {
			assertThat(this.items.count()).isEqualTo(2);
		}

		@Test
		void second() {
			assertThat(this.items.count()).isEqualTo(2);
		}

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(isolation = Isolation.CLONE, properties = "data=before")
	static class Copied extends Contract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(isolation = Isolation.CLONE, properties = "data=before")
	static class CopiedAfterwards {

		@Test
		void startsEmpty(@Autowired ItemRepository items) {
			assertThat(items.count()).isZero();
		}

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(isolation = Isolation.TRUNCATE, properties = "data=before")
	static class Cleaned extends Contract {

		@Override
		@Test
		void second() {
			assertThat(this.items.count()).isZero();
		}

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(properties = "data=before")
	static class RolledBack extends Contract {

	}

	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(properties = "data=before")
	static class RolledBackAfterwards {

		@Test
		void seesWhatWasCommitted(@Autowired ItemRepository items) {
			assertThat(items.count()).isEqualTo(2);
		}

	}

}
