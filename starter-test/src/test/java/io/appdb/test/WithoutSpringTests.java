package io.appdb.test;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.session.CurrentSession;
import io.appdb.session.SessionManager;
import io.appdb.test.shop.Item;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Entities that are named need no Spring application.
 */
class WithoutSpringTests {

	/**
	 * What is the same with each isolation.
	 */
	abstract static class Contract {

		@Test
		void writes(SessionManager sessions, CurrentSession session) {
			assertThat(count(sessions)).isZero();
			session.persist(new Item("pen"));
			session.commit();
			assertThat(count(sessions)).isOne();
		}

		@Test
		void writesAgain(SessionManager sessions, DatabaseManager manager) {
			assertThat(manager.sessions()).isSameAs(sessions);
			assertThat(count(sessions)).isZero();
			sessions.runInTransaction((db) -> db.persist(new Item("pen")));
			assertThat(count(sessions)).isOne();
		}

		private static long count(SessionManager sessions) {
			return sessions
				.inTransaction((db) -> db.createQuery("select count(*) from Item", Long.class).getSingleResult());
		}

	}

	@Nested
	@DatabaseTest(type = DatabaseType.POSTGRESQL, entities = Item.class)
	class RolledBack extends Contract {

	}

	@Nested
	@DatabaseTest(entities = Item.class)
	class RolledBackOnTheDefault extends Contract {

		@Test
		void isSqlite(DatabaseManager manager) {
			assertThat(manager.engine().type()).isEqualTo(DatabaseType.SQLITE);
		}

	}

	@Nested
	@DatabaseTest(type = DatabaseType.H2, entities = Item.class, isolation = Isolation.CREATE_DROP)
	class CreatedAndDropped extends Contract {

	}

	@Nested
	@DatabaseTest(type = DatabaseType.POSTGRESQL, entities = Item.class, isolation = Isolation.TRUNCATE)
	class Cleaned extends Contract {

	}

}
