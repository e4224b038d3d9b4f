package io.appdb;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.appdb.session.DbSession;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests that every transaction of a manager outside of Spring goes through what its
 * transaction manager was decorated with, on each way in.
 */
class DecoratedTransactionsTests {

	@EachDatabase
	void everyTransactionGoesThroughTheDecorator(TestDatabase database) {
		Queue<String> seen = new ConcurrentLinkedQueue<>();
		try (DatabaseManager manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.transactionManager((own) -> new Recorded(own, seen))
			.build()) {
			manager.initialize();
			manager.sessions().runInTransaction((db) -> db.rows("select 1"));
			assertThat(seen).containsExactly("begin", "commit");
			seen.clear();
			assertThatIllegalStateException().isThrownBy(() -> manager.sessions().runInTransaction((db) -> {
				throw new IllegalStateException("no");
			}));
			assertThat(seen).containsExactly("begin", "rollback");
			seen.clear();
			try (DbSession db = manager.sessions().openSession()) {
				db.begin();
				db.savepoint((inner) -> inner.rows("select 1"));
				db.commit();
			}
			assertThat(seen).containsExactly("begin", "begin", "commit", "commit");
			seen.clear();
			manager.sessions().async().runInTransaction((db) -> db.rows("select 1")).join();
			assertThat(seen).containsExactly("begin", "commit");
			assertThat(manager.engine().transactionManager()).isInstanceOf(Recorded.class);
		}
	}

	/**
	 * Notes what it is asked for.
	 *
	 * @param own does it
	 * @param seen what was asked for
	 */
	private record Recorded(PlatformTransactionManager own, Queue<String> seen) implements PlatformTransactionManager {

		@Override
		public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
			this.seen.add("begin");
			return this.own.getTransaction(definition);
		}

		@Override
		public void commit(TransactionStatus status) {
			this.seen.add("commit");
			this.own.commit(status);
		}

		@Override
		public void rollback(TransactionStatus status) {
			this.seen.add("rollback");
			this.own.rollback(status);
		}

	}

}
