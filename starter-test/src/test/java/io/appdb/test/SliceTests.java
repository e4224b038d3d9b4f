package io.appdb.test;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.appdb.DatabaseManager;
import io.appdb.session.CurrentSession;
import io.appdb.session.SessionManager;
import io.appdb.test.shop.Item;
import io.appdb.test.shop.ItemRepository;
import io.appdb.test.shop.ItemService;
import io.appdb.test.shop.ShopApplication;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The annotation alone loads the database's part of an application.
 */
@DatabaseTest(properties = "app.db.url=sqlite:///./must-not-be-touched.db")
@ContextConfiguration(classes = ShopApplication.class)
class SliceTests {

	@Autowired
	ItemRepository items;

	@Autowired
	TestEntityManager entityManager;

	@Test
	void hasEntitiesAndRepositoriesAndNothingElse(@Autowired ApplicationContext context) {
		this.entityManager.persist(new Item("pen"));
		assertThat(this.items.existsByName("pen")).isTrue();
		assertThat(context.getBeanProvider(ItemService.class)).isEmpty();
	}

	@Test
	void startsWithAnEmptyTableEachTime(CurrentSession session) {
		assertThat(this.items.count()).isZero();
		session.persist(new Item("pen"));
		session.commit();
		assertThat(this.items.count()).isOne();
	}

	@Test
	void takesWhatItNeedsAsParameters(DatabaseManager manager, SessionManager sessions) {
		assertThat(manager.sessions()).isSameAs(sessions);
		assertThat(manager.engine().url().toString()).doesNotContain("must-not-be-touched");
	}

	@Test
	void hasFixtures(@Autowired Fixtures fixtures, Fixtures same) {
		fixtures.persist(new Item("pen"));
		same.persist(new Item("ink"));
		assertThat(this.items.count()).isEqualTo(2);
	}

	@Nested
	class NestedTests {

		@Test
		void sharesTheApplication(@Autowired ItemRepository nested) {
			assertThat(nested).isSameAs(SliceTests.this.items);
			assertThat(nested.count()).isZero();
		}

	}

}
