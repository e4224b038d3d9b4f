package io.appdb.bulk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import io.appdb.error.BatchRowException;
import io.appdb.error.UniqueConstraintException;
import io.appdb.session.DbSession;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.support.DefaultTransactionDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a batch insert writes, and what it leaves behind when it fails.
 */
class BatchInsertTests {

	@EachDatabase
	void writesAllRowsAndSetsTheirIdentifiers(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class)) {
			List<Item> items = Stock.items(2500);
			long written = stock.transaction((db) -> db.batchInsert(items));
			assertThat(written).isEqualTo(2500);
			assertThat(stock.count("item")).isEqualTo(2500);
			assertThat(items).extracting(Item::getId).doesNotContainNull().doesNotHaveDuplicates();
			stock.sessions().runWithSession((db) -> {
				for (Item item : List.of(items.get(0), items.get(999), items.get(1000), items.get(2499))) {
					assertThat(db.find(Item.class, item.id()).code).isEqualTo(item.code);
				}
			});
		}
	}

	@EachDatabase
	void goesOnWithTheIdentifiersOfTheDatabase(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class)) {
			stock.direct().sql("insert into item (code) values ('before')").update();
			stock.transaction((db) -> db.batchInsert(Stock.items(3)));
			stock.direct().sql("insert into item (code) values ('after')").update();
			stock.sessions().runInTransaction((db) -> db.persist(Item.of("persisted", 1)));
			assertThat(stock.direct().sql("select code from item order by id").query(String.class).list())
				.containsExactly("before", "code-0", "code-1", "code-2", "after", "persisted");
		}
	}

	@EachDatabase
	void emptyTakesNoConnection(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class); DbSession db = stock.open()) {
			assertThat(db.batchInsert(List.of())).isZero();
			assertThat(db.batchInsert(Stream.empty())).isZero();
			assertThat(db.isJoinedToTransaction()).isFalse();
			assertThat(stock.held()).isZero();
		}
	}

	@EachDatabase
	void opensTheTransactionAsExecuteDoes(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class); DbSession db = stock.open()) {
			db.batchInsert(Stock.items(3));
			assertThat(db.isJoinedToTransaction()).isTrue();
			assertThat(stock.count("item")).isZero();
			db.commit();
			assertThat(stock.count("item")).isEqualTo(3);
			db.batchInsert(List.of(Item.of("lost", 1)));
			db.rollback();
			assertThat(stock.count("item")).isEqualTo(3);
			assertThat(stock.held()).isZero();
		}
	}

	@EachDatabase
	void refusesAnotherTypeBeforeAnythingIsWritten(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class, Ticket.class); DbSession db = stock.open()) {
			List<Object> mixed = new ArrayList<>(Stock.items(3));
			mixed.add(new Ticket());
			assertThatIllegalArgumentException().isThrownBy(() -> db.batchInsert(mixed))
				.withMessage(
						"All entities in the batch must be of the same type: expected Item, found Ticket at index 3");
			assertThat(db.isJoinedToTransaction()).isFalse();
			assertThatIllegalArgumentException().isThrownBy(() -> db.batchInsert(Arrays.asList(Item.of("a", 1), null)))
				.withMessageContaining("index 1 is null");
			assertThatIllegalArgumentException().isThrownBy(() -> db.batchInsert(List.of("text")))
				.withMessageContaining("java.lang.String is not an entity");
			db.rollback();
			assertThat(stock.count("item")).isZero();
		}
	}

	@EachDatabase
	void failureUndoesTheBatchAndTheTransactionGoesOn(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class)) {
			stock.sessions().runInTransaction((db) -> {
				db.persist(Item.of("code-1500", 1));
				db.batchInsert(List.of(Item.of("first", 1)));
				UniqueConstraintException failure = catchThrowableOfType(UniqueConstraintException.class,
						() -> db.batchInsert(Stock.items(2000)));
				assertThat(failure.constraint()).isEqualToIgnoringCase("uk_item_code");
				assertThat(failure.table()).isEqualToIgnoringCase("item");
				if (database.type() == DatabaseType.POSTGRESQL || database.type() == DatabaseType.H2) {
					assertThat(BatchRowException.indexIn(failure)).hasValue(1500);
					assertThat(failure).hasMessageContaining("index 1500");
				}
				db.batchInsert(List.of(Item.of("second", 1)));
			});
			assertThat(stock.direct().sql("select code from item order by code").query(String.class).list())
				.containsExactly("code-1500", "first", "second");
		}
	}

	@EachDatabase({ DatabaseType.MYSQL, DatabaseType.MARIADB })
	void identifiersMayBeLarge(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class)) {
			for (long from : new long[] { 1L << 30, Integer.MAX_VALUE - 20L, 1L << 40 }) {
				stock.direct().sql("delete from item").update();
				stock.direct().sql("alter table item auto_increment = " + from).update();
				List<Item> items = Stock.items(1500);
				stock.sessions().runInTransaction((db) -> db.batchInsert(items));
				assertThat(items.get(0).id).isGreaterThanOrEqualTo(from);
				assertThat(stock.direct().sql("select code from item order by id").query(String.class).list())
					.isEqualTo(items.stream()
						.sorted(Comparator.comparing((item) -> Objects.requireNonNull(item.id)))
						.map((item) -> item.code)
						.toList())
					.isEqualTo(items.stream().map((item) -> item.code).toList());
			}
		}
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void copyTakesNoLongerThanItsTransactionMay(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class); DbSession other = stock.open()) {
			other.persist(Item.of("code-3", 1));
			other.flush();
			DefaultTransactionDefinition brief = new DefaultTransactionDefinition();
			brief.setTimeout(1);
			assertThatExceptionOfType(QueryTimeoutException.class)
				.isThrownBy(() -> stock.sessions().runInTransaction(brief, (db) -> db.batchInsert(Stock.items(10))));
			other.rollback();
			DefaultTransactionDefinition generous = new DefaultTransactionDefinition();
			generous.setTimeout(100);
			stock.sessions().runInTransaction(generous, (db) -> {
				db.execute("set local statement_timeout = '77s'");
				db.batchInsert(Stock.items(10));
				assertThat(db.rows("show statement_timeout").toString()).contains("77s");
			});
			assertThat(stock.count("item")).isEqualTo(10);
		}
	}

	@EachDatabase
	void streamFailsAsAWhole(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class); DbSession db = stock.open()) {
			Stream<Object> mixed = Stream.concat(Stock.items(12_000).stream(), Stream.of(new Ticket()));
			assertThatIllegalArgumentException().isThrownBy(() -> db.batchInsert(mixed))
				.withMessageEndingWith("expected Item, found Ticket at index 12000");
			Stream<Item> twice = Stream.concat(Stock.items(11_000).stream(), Stream.of(Item.of("code-0", 1)));
			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> db.batchInsert(twice));
			db.commit();
			assertThat(stock.count("item")).isZero();
		}
	}

	@EachDatabase
	void threadsGetIdentifiersOfTheirOwn(TestDatabase database) throws Exception {
		try (Stock stock = Stock.on(database, Item.class)) {
			ExecutorService threads = Executors.newFixedThreadPool(4);
			try {
				List<Future<List<Item>>> batches = new ArrayList<>();
				for (int thread = 0; thread < 12; thread++) {
					String prefix = "t" + thread + "-";
					batches.add(threads.submit(() -> {
						List<Item> items = IntStream.range(0, 300)
							.mapToObj((index) -> Item.of(prefix + index, index))
							.toList();
						stock.transaction((db) -> db.batchInsert(items));
						return items;
					}));
				}
				for (Future<List<Item>> batch : batches) {
					for (Item item : List.of(batch.get().get(0), batch.get().get(150), batch.get().get(299))) {
						assertThat(stock.count("item where id = " + item.id() + " and code = '" + item.code + "'"))
							.isEqualTo(1);
					}
				}
			}
			finally {
				threads.shutdown();
			}
			assertThat(stock.count("item")).isEqualTo(3600);
		}
	}

}
