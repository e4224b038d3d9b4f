package io.appdb.test;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.appdb.DatabaseManager;
import io.appdb.session.SessionManager;
import io.appdb.test.shop.Item;
import io.appdb.test.shop.ItemRepository;
import io.appdb.test.shop.ShopApplication;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.jdbc.Sql;
import org.springframework.test.context.transaction.TestTransaction;
import org.springframework.transaction.annotation.Transactional;

import static io.appdb.test.QueryAssertions.assertThatQueries;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Spring offers to tests works together with a database of their own.
 */
class SpringSupportTests {

	@Nested
	@DatabaseTest
	@ContextConfiguration(classes = ShopApplication.class)
	@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
	class RolledBack {

		@Autowired
		ItemRepository items;

		@Test
		@Order(1)
		@Sql("/items.sql")
		void scriptsRunInTheTestsTransaction() {
			assertThat(this.items.existsByName("from-script")).isTrue();
		}

		@Test
		@Order(2)
		void scriptsAreRolledBack() {
			assertThat(this.items.count()).isZero();
		}

		@Test
		@Order(3)
		@Transactional
		void springsOwnTestTransactionIsInside() {
			assertThat(TestTransaction.isActive()).isTrue();
			this.items.save(new Item("pen"));
		}

		@Test
		@Order(4)
		void springsOwnTestTransactionIsRolledBack() {
			assertThat(this.items.count()).isZero();
		}

		@Test
		@Order(5)
		void queriesAreCounted() {
			assertThatQueries(this.items::count).hasCount(1).areAtMost(1).containNoRepeats();
		}

	}

	@Nested
	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(isolation = Isolation.NONE)
	@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
	class NotIsolated {

		@Test
		@Order(1)
		void commits(SessionManager sessions) {
			sessions.runInTransaction((db) -> db.persist(new Item("pen")));
		}

		@Test
		@Order(2)
		void seesWhatWasCommitted(@Autowired ItemRepository items) {
			assertThat(items.existsByName("pen")).isTrue();
		}

	}

	@Nested
	@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.NONE)
	@DatabaseTest(isolation = Isolation.CREATE_DROP)
	class CreatedAndDropped {

		@Test
		void startsWithEmptyTables(SessionManager sessions, @Autowired ItemRepository items) {
			assertThat(items.count()).isZero();
			sessions.runInTransaction((db) -> db.persist(new Item("pen")));
		}

		@Test
		void startsWithEmptyTablesAgain(DatabaseManager manager, @Autowired ItemRepository items) {
			assertThat(items.count()).isZero();
			assertThat(manager.schema().tableExists("item")).isTrue();
			items.save(new Item("pen"));
		}

	}

}
