package io.appdb.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.PoolSettings;
import io.appdb.error.PoolExhaustedException;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.StatelessSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Identifiers that Hibernate takes from a sequence, or from a table where the database
 * has none: beside the transaction that uses them, except on SQLite.
 */
class IdentifierTests {

	@EachDatabase
	void areThereInATransactionThatHasWritten(TestDatabase database) {
		try (DatabaseManager manager = manager(database, PoolSettings.defaults())) {
			manager.sessions().runInTransaction((db) -> {
				db.execute("insert into voucher (id) values (-1)");
				persistAll(db);
				db.flush();
				persistAll(db);
			});
			assertThat(count(manager)).isEqualTo(7);
		}
	}

	@EachDatabase
	void areThereBeforeATransaction(TestDatabase database) {
		try (DatabaseManager manager = manager(database, PoolSettings.defaults());
				DbSession db = manager.getSession()) {
			persistAll(db);
			db.commit();
			db.begin();
			db.rows("select * from voucher");
			persistAll(db);
			db.commit();
			assertThat(count(manager)).isEqualTo(6);
		}
	}

	@EachDatabase
	void areNeverGivenOutTwice(TestDatabase database) {
		for (int start = 0; start < 2; start++) {
			try (DatabaseManager manager = manager(database, PoolSettings.defaults());
					DbSession db = manager.getSession()) {
				for (int round = 0; round < 3; round++) {
					db.begin();
					db.execute("delete from voucher where id = -1");
					persistAll(db);
					db.rollback();
					db.begin();
					persistAll(db);
					failInSavepoint(db);
					persistAll(db);
					db.commit();
				}
				assertThat(count(manager)).isEqualTo(18L * (start + 1));
			}
		}
	}

	private static void failInSavepoint(DbSession db) {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> db.savepoint((inner) -> {
			persistAll(inner);
			throw new IllegalStateException("undone");
		}));
	}

	@EachDatabase
	void areThereWithoutPersistenceContext(TestDatabase database) {
		try (DatabaseManager manager = manager(database, PoolSettings.defaults())) {
			manager.sessions().runInTransaction((db) -> {
				db.execute("insert into voucher (id) values (-1)");
				StatelessSession stateless = db.statelessWithOptions().connection().open();
				stateless.insertMultiple(List.of(new Voucher(), new Voucher(), new Voucher()));
				stateless.close();
			});
			assertThat(count(manager)).isEqualTo(4);
		}
	}

	@EachDatabase({ DatabaseType.SQLITE, DatabaseType.POSTGRESQL })
	void areTakenByManyThreadsAtOnce(TestDatabase database) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try (DatabaseManager manager = manager(database, PoolSettings.defaults())) {
			List<Future<?>> tasks = new ArrayList<>();
			IntStream.range(0, 40).forEach((task) -> tasks.add(threads.submit(() -> work(manager, task))));
			for (Future<?> task : tasks) {
				task.get();
			}
			assertThat(count(manager)).isEqualTo(40 * 3);
		}
		finally {
			threads.shutdown();
		}
	}

	/**
	 * Half of the tasks take their identifiers before they have a transaction, and each
	 * third one fails first.
	 */
	private static void work(DatabaseManager manager, int task) {
		try (DbSession db = manager.getSession()) {
			if (task % 3 == 0) {
				db.begin();
				persistAll(db);
				db.rollback();
			}
			if (task % 2 == 0) {
				db.execute("delete from voucher where id = -1");
			}
			persistAll(db);
			db.commit();
		}
	}

	/**
	 * Where the database has no sequences, Hibernate writes the table that stands in for
	 * one through a second connection.
	 */
	@EachDatabase
	void needASecondConnectionOnMySqlOnly(TestDatabase database) {
		PoolSettings one = PoolSettings.defaults().withSize(1).withMaxOverflow(0).withTimeout(Duration.ofMillis(500));
		try (DatabaseManager manager = manager(database, one); DbSession db = manager.getSession()) {
			db.execute("delete from voucher");
			if (database.type() == DatabaseType.MYSQL) {
				assertThatExceptionOfType(PoolExhaustedException.class).isThrownBy(() -> db.persist(new Voucher()));
				db.rollback();
			}
			db.persist(new Voucher());
			db.commit();
			assertThat(count(manager)).isOne();
		}
	}

	private static void persistAll(DbSession db) {
		db.persist(new Ticket());
		db.persist(new Voucher());
		db.persist(new Coupon());
	}

	private static long count(DatabaseManager manager) {
		return manager.sessions()
			.<Long, RuntimeException>withSession(
					(db) -> db
						.createSelectionQuery(
								"select (select count(t) from IdentifierTicket t) + (select count(v) "
										+ "from IdentifierVoucher v) + (select count(c) from IdentifierCoupon c)",
								Long.class)
						.getSingleResult());
	}

	private static DatabaseManager manager(TestDatabase database, PoolSettings pool) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.pool(pool)
			.entities(Ticket.class, Voucher.class, Coupon.class)
			.build();
		manager.initialize();
		return manager;
	}

	@Entity(name = "IdentifierTicket")
	static class Ticket {

		@Id
		@GeneratedValue
		Long id;

	}

	@Entity(name = "IdentifierVoucher")
	@jakarta.persistence.Table(name = "voucher")
	static class Voucher {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

	}

	@Entity(name = "IdentifierCoupon")
	static class Coupon {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE)
		Long id;

	}

}
