package io.appdb.test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import io.appdb.engine.DatabaseType;
import io.appdb.session.SessionManager;
import io.appdb.test.shop.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of one class that run side by side.
 */
class TestsAtTheSameTimeTests {

	@Test
	void doNotSeeEachOtherWithRollback() {
		TestClasses.runTestsAtTheSameTime(RolledBack.class)
			.testEvents()
			.assertThatEvents()
			.haveExactly(2, TestClasses.SUCCESS);
	}

	@Test
	void areRefusedWithTruncate() {
		assertThat(TestClasses.failures(TestClasses.runTestsAtTheSameTime(Cleaned.class)))
			.extracting(Throwable::getMessage)
			.containsExactly("@DatabaseTest: Cleaned has isolation TRUNCATE and runs tests at the same time, of which "
					+ "one would take away the data of the other: annotate the class with @Execution(SAME_THREAD), or "
					+ "use isolation ROLLBACK");
	}

	@DatabaseTest(type = DatabaseType.POSTGRESQL, entities = Item.class)
	static class RolledBack {

		private static final CyclicBarrier BARRIER = new CyclicBarrier(2);

		@Test
		void first(SessionManager sessions) throws Exception {
			write(sessions, "pen");
		}

		@Test
		void second(SessionManager sessions) throws Exception {
			write(sessions, "ink");
		}

		private static void write(SessionManager sessions, String name) throws Exception {
			sessions.runInTransaction((db) -> db.persist(new Item(name)));
			BARRIER.await(10, TimeUnit.SECONDS);
			sessions.runInTransaction(
					(db) -> assertThat(db.createQuery("select i.name from Item i", String.class).getResultList())
						.containsExactly(name));
			BARRIER.await(10, TimeUnit.SECONDS);
		}

	}

	@DatabaseTest(isolation = Isolation.TRUNCATE, entities = Item.class)
	static class Cleaned {

		private static final CountDownLatch REFUSED = new CountDownLatch(1);

		@RegisterExtension
		static final AfterEachCallback afterwards = (context) -> REFUSED.countDown();

		@Test
		void first() throws Exception {
			assertThat(REFUSED.await(10, TimeUnit.SECONDS)).isTrue();
		}

		@Test
		void second() throws Exception {
			first();
		}

	}

}
