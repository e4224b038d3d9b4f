package io.appdb.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.appdb.engine.DatabaseType;
import io.appdb.error.BatchRowException;
import io.appdb.session.DbSession;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Batches that update, delete and upsert: versions, atomicity, and what becomes of what
 * was loaded.
 */
class BatchWriteTests {

	private static List<Ticket> tickets(int count) {
		return IntStream.range(0, count).mapToObj((index) -> Ticket.of("t" + index)).toList();
	}

	/**
	 * On SQLite Hibernate cannot take from a sequence in a transaction that writes.
	 */
	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.H2 })
	void sequencesGiveIdentifiersOnce(TestDatabase database) {
		try (Stock stock = Stock.on(database, Ticket.class)) {
			List<Ticket> all = new ArrayList<>(tickets(3));
			stock.sessions().runInTransaction((db) -> {
				db.persist(all.get(0));
				db.batchInsert(all.subList(1, 2));
				db.persist(all.get(2));
			});
			List<Ticket> many = tickets(1234);
			stock.transaction((db) -> db.batchInsert(many));
			Ticket last = Ticket.of("last");
			stock.sessions().runInTransaction((db) -> db.persist(last));
			all.addAll(many);
			all.add(last);
			assertThat(all).extracting(Ticket::getId).doesNotContainNull().doesNotHaveDuplicates();
			assertThat(stock.count("ticket")).isEqualTo(1238);
		}
	}

	@EachDatabase
	void sequencesGoOnAfterBatches(TestDatabase database) {
		try (Stock stock = Stock.on(database, Ticket.class)) {
			List<Ticket> all = new ArrayList<>();
			for (int count : new int[] { 1, 19, 20, 21, 39, 40, 41, 400 }) {
				List<Ticket> tickets = tickets(count);
				stock.transaction((db) -> db.batchInsert(tickets));
				Ticket alone = Ticket.of("alone");
				stock.sessions().runInTransaction((db) -> db.persist(alone));
				all.addAll(tickets);
				all.add(alone);
			}
			assertThat(all).extracting(Ticket::getId).doesNotContainNull().doesNotHaveDuplicates();
			assertThat(stock.count("ticket")).isEqualTo(all.size());
		}
	}

	@EachDatabase
	void updateChecksAndIncrementsVersions(TestDatabase database) {
		try (Stock stock = Stock.on(database, Ticket.class)) {
			List<Ticket> tickets = tickets(1500);
			stock.transaction((db) -> db.batchInsert(tickets));
			tickets.forEach((ticket) -> ticket.title = "changed");
			assertThat(stock.<Long, RuntimeException>transaction((db) -> db.batchUpdate(tickets))).isEqualTo(1500);
			assertThat(tickets).extracting(Ticket::getVersion).containsOnly(1);
			assertThat(stock.count("ticket where version = 1 and title = 'changed'")).isEqualTo(1500);
		}
	}

	@EachDatabase
	void staleVersionFailsTheBatch(TestDatabase database) {
		try (Stock stock = Stock.on(database, Ticket.class); DbSession db = stock.open()) {
			List<Ticket> tickets = tickets(30);
			stock.transaction((other) -> other.batchInsert(tickets));
			stock.direct().sql("update ticket set version = 5 where id = ?").param(tickets.get(20).id).update();
			tickets.forEach((ticket) -> ticket.title = "mine");
			db.execute("insert into ticket (id, version, title) values (-1, 0, 'before')");
			assertThatExceptionOfType(OptimisticLockingFailureException.class)
				.isThrownBy(() -> db.batchUpdate(tickets));
			assertThatExceptionOfType(OptimisticLockingFailureException.class)
				.isThrownBy(() -> db.batchDelete(tickets));
			assertThat(tickets).extracting(Ticket::getVersion).containsOnly(0);
			db.execute("insert into ticket (id, version, title) values (-2, 0, 'after')");
			db.commit();
			assertThat(stock.count("ticket where title = 'mine'")).isZero();
			assertThat(stock.count("ticket")).isEqualTo(32);
		}
	}

	@EachDatabase
	void missingRowFailsTheBatch(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class)) {
			List<Item> items = Stock.items(10);
			stock.transaction((db) -> db.batchInsert(items));
			stock.direct().sql("delete from item where id = ?").param(items.get(4).id).update();
			assertThatExceptionOfType(OptimisticLockingFailureException.class)
				.isThrownBy(() -> stock.transaction((db) -> db.batchUpdate(items)));
			assertThatExceptionOfType(OptimisticLockingFailureException.class)
				.isThrownBy(() -> stock.transaction((db) -> db.batchDelete(items)));
			assertThat(stock.count("item")).isEqualTo(9);
			assertThatIllegalArgumentException()
				.isThrownBy(() -> stock.transaction((db) -> db.batchUpdate(List.of(Item.of("new", 1)))))
				.withMessageContaining("index 0 of the batch has no identifier");
		}
	}

	@EachDatabase
	void updateThatViolatesAConstraintIsUndone(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class)) {
			List<Item> items = Stock.items(20);
			stock.transaction((db) -> db.batchInsert(items));
			items.get(3).amount = 77;
			items.get(7).code = "code-8";
			stock.sessions().runInTransaction((db) -> {
				assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> db.batchUpdate(items));
				db.batchInsert(List.of(Item.of("goes on", 1)));
			});
			assertThat(stock.count("item where amount = 77")).isZero();
			assertThat(stock.count("item")).isEqualTo(21);
		}
	}

	@EachDatabase
	void deletesByKey(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class)) {
			List<Item> items = Stock.items(2345);
			stock.transaction((db) -> db.batchInsert(items));
			assertThat(stock.<Long, RuntimeException>transaction((db) -> db.batchDelete(items.subList(0, 2300))))
				.isEqualTo(2300);
			assertThat(stock.count("item")).isEqualTo(45);
		}
	}

	@EachDatabase
	void deletesByKeyAndVersion(TestDatabase database) {
		try (Stock stock = Stock.on(database, Ticket.class)) {
			List<Ticket> tickets = tickets(2345);
			stock.transaction((db) -> db.batchInsert(tickets));
			stock.transaction((db) -> db.batchDelete(tickets.subList(0, 2300)));
			assertThat(stock.count("ticket")).isEqualTo(45);
		}
	}

	@EachDatabase
	void upsertInsertsAndOverwrites(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class)) {
			List<Item> items = new ArrayList<>(Stock.items(1500));
			stock.transaction((db) -> db.batchInsert(items.subList(0, 1000)));
			items.subList(0, 1000).forEach((item) -> item.amount = -1);
			assertThat(stock.<Long, RuntimeException>transaction((db) -> db.batchUpsert(items))).isEqualTo(1500);
			assertThat(items).extracting(Item::getId).doesNotContainNull().doesNotHaveDuplicates();
			assertThat(stock.count("item")).isEqualTo(1500);
			assertThat(stock.count("item where amount = -1")).isEqualTo(1000);
		}
	}

	@EachDatabase
	void upsertOfAVersion(TestDatabase database) {
		try (Stock stock = Stock.on(database, Ticket.class)) {
			List<Ticket> tickets = new ArrayList<>(tickets(3));
			stock.transaction((db) -> db.batchInsert(tickets));
			tickets.forEach((ticket) -> ticket.title = "changed");
			tickets.add(Ticket.of("new"));
			stock.transaction((db) -> db.batchUpsert(tickets));
			assertThat(tickets).extracting(Ticket::getVersion).containsExactly(1, 1, 1, 0);
			assertThat(stock.count("ticket where title = 'changed' and version = 1")).isEqualTo(3);
			tickets.get(1).version = 0;
			assertThatExceptionOfType(OptimisticLockingFailureException.class)
				.isThrownBy(() -> stock.transaction((db) -> db.batchUpsert(tickets)));
		}
	}

	@EachDatabase
	void whatWasLoadedIsDetached(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class)) {
			List<Item> items = Stock.items(4);
			stock.transaction((db) -> db.batchInsert(items));
			stock.sessions().runInTransaction((db) -> {
				Item loaded = db.find(Item.class, items.get(0).id);
				Item other = db.find(Item.class, items.get(1).id);
				Item removed = db.find(Item.class, items.get(2).id);
				Item kept = db.find(Item.class, items.get(3).id);
				loaded.amount = 100;
				items.get(1).amount = 200;
				kept.amount = 300;
				db.batchUpdate(List.of(loaded, items.get(1)));
				db.batchDelete(List.of(items.get(2)));
				assertThat(db.contains(loaded)).isFalse();
				assertThat(db.contains(other)).isFalse();
				assertThat(db.contains(removed)).isFalse();
				assertThat(db.contains(kept)).isTrue();
				assertThat(db.find(Item.class, items.get(0).id).amount).isEqualTo(100);
				assertThat(db.find(Item.class, items.get(1).id).amount).isEqualTo(200);
				assertThat(db.find(Item.class, items.get(2).id)).isNull();
			});
			assertThat(stock.count("item where amount = 300")).isEqualTo(1);
			assertThat(stock.count("item")).isEqualTo(3);
		}
	}

	@EachDatabase
	void valueThatDoesNotFitNamesItsRow(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class); DbSession db = stock.open()) {
			List<Item> items = Stock.items(10);
			items.get(6).code = "x".repeat(41);
			if (database.type() == DatabaseType.SQLITE) {
				assertThat(db.batchInsert(items)).isEqualTo(10);
				return;
			}
			assertThatExceptionOfType(org.springframework.dao.DataIntegrityViolationException.class)
				.isThrownBy(() -> db.batchInsert(items))
				.satisfies((failure) -> {
					if (database.type() == DatabaseType.POSTGRESQL || database.type() == DatabaseType.H2) {
						assertThat(BatchRowException.indexIn(failure)).hasValue(6);
					}
				});
		}
	}

}
