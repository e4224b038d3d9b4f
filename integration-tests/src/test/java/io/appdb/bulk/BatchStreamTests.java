package io.appdb.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.appdb.session.BatchOptions;
import io.appdb.session.DbSession;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Batches from streams: chunks, progress, interruption, and reading from the session that
 * writes.
 */
class BatchStreamTests {

	@EachDatabase
	void writesChunkByChunkAndTellsTheProgress(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class); DbSession db = stock.open()) {
			List<Long> progress = new ArrayList<>();
			AtomicInteger made = new AtomicInteger();
			List<Integer> ahead = new ArrayList<>();
			AtomicBoolean closed = new AtomicBoolean();
			Stream<Item> stream = IntStream.range(0, 250)
				.mapToObj((index) -> Item.of("code-" + made.getAndIncrement(), index))
				.onClose(() -> closed.set(true));
			long written = db.batchInsert(stream, BatchOptions.defaults().withChunkSize(100).withProgress((rows) -> {
				progress.add(rows);
				ahead.add(made.get());
			}));
			assertThat(written).isEqualTo(250);
			assertThat(progress).containsExactly(100L, 200L, 250L);
			assertThat(ahead).containsExactly(100, 200, 250);
			assertThat(closed).isTrue();
			db.commit();
			assertThat(stock.count("item")).isEqualTo(250);
		}
	}

	@EachDatabase
	void readsFromTheSessionThatWrites(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class)) {
			stock.transaction((db) -> db.batchInsert(Stock.items(500)));
			BatchOptions chunks = BatchOptions.defaults().withChunkSize(70);
			stock.sessions().runInTransaction((db) -> {
				Stream<Item> copies = db
					.createSelectionQuery("from Item where code like 'code-%' order by id", Item.class)
					.setFetchSize(50)
					.getResultStream()
					.map((item) -> Item.of("copy of " + item.code, item.amount));
				assertThat(db.batchInsert(copies, chunks)).isEqualTo(500);
				Stream<Item> changed = db.createSelectionQuery("from Item where amount < 100", Item.class)
					.getResultStream()
					.peek((item) -> item.amount = -1);
				assertThat(db.batchUpdate(changed, chunks)).isEqualTo(200);
				Stream<Item> looked = IntStream.range(0, 150)
					.mapToObj((index) -> db.createSelectionQuery("from Item where code = :code", Item.class)
						.setParameter("code", "code-" + index)
						.getSingleResult());
				assertThat(db.batchDelete(looked, chunks)).isEqualTo(150);
			});
			assertThat(stock.count("item")).isEqualTo(850);
			assertThat(stock.count("item where amount = -1")).isEqualTo(100);
		}
	}

	@EachDatabase
	void interruptionLeavesNothingBehind(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class); DbSession db = stock.open()) {
			db.execute("insert into item (code) values ('before')");
			Stream<Item> stream = IntStream.range(0, 1000).mapToObj((index) -> {
				if (index == 550) {
					Thread.currentThread().interrupt();
				}
				return Item.of("code-" + index, index);
			});
			assertThatExceptionOfType(CancellationException.class)
				.isThrownBy(() -> db.batchInsert(stream, BatchOptions.defaults().withChunkSize(100)))
				.withMessageContaining("interrupted");
			assertThat(Thread.interrupted()).isTrue();
			assertThat(db.batchInsert(List.of(Item.of("after", 1)))).isEqualTo(1);
			db.commit();
			assertThat(stock.direct().sql("select code from item order by code").query(String.class).list())
				.containsExactly("after", "before");
		}
	}

	@EachDatabase
	void failingCallbackOrStreamLeavesNothingBehind(TestDatabase database) {
		try (Stock stock = Stock.on(database, Item.class); DbSession db = stock.open()) {
			BatchOptions failing = BatchOptions.defaults().withChunkSize(10).withProgress((rows) -> {
				if (rows == 30) {
					throw new IllegalStateException("enough");
				}
			});
			assertThatIllegalStateException().isThrownBy(() -> db.batchInsert(Stock.items(50).stream(), failing))
				.withMessage("enough");
			Stream<Item> broken = IntStream.range(0, 50).mapToObj((index) -> {
				if (index == 42) {
					throw new IllegalStateException("no more");
				}
				return Item.of("code-" + index, index);
			});
			assertThatIllegalStateException()
				.isThrownBy(() -> db.batchInsert(broken, BatchOptions.defaults().withChunkSize(10)))
				.withMessage("no more");
			db.commit();
			assertThat(stock.count("item")).isZero();
		}
	}

}
