package io.appdb.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.appdb.session.BatchOptions;
import io.appdb.session.DbSession;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.validation.ConstraintViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Callbacks and validation of what a batch writes.
 */
class BatchLifeCycleTests {

	@EachDatabase
	void callsBack(TestDatabase database) {
		try (Stock stock = Stock.on(database, Guarded.class)) {
			Guarded guarded = Guarded.named("a");
			stock.transaction((db) -> db.batchInsert(List.of(guarded)));
			assertThat(guarded.calls()).containsExactly("listener", "PrePersist", "PostPersist true");
			assertThat(stock.count("guarded where derived = 'made from a'")).isEqualTo(1);
			guarded.calls().clear();
			guarded.name = "b";
			stock.transaction((db) -> db.batchUpdate(List.of(guarded)));
			assertThat(guarded.calls()).containsExactly("PreUpdate", "PostUpdate");
			assertThat(stock.count("guarded where derived = 'changed to b'")).isEqualTo(1);
			guarded.calls().clear();
			stock.transaction((db) -> db.batchDelete(List.of(guarded)));
			assertThat(guarded.calls()).containsExactly("PreRemove", "PostRemove");
		}
	}

	@EachDatabase
	void validatesAllBeforeTheFirstIsWritten(TestDatabase database) {
		try (Stock stock = Stock.on(database, Guarded.class); DbSession db = stock.open()) {
			List<Guarded> all = new ArrayList<>(
					IntStream.range(0, 100).mapToObj((index) -> Guarded.named("n" + index)).toList());
			all.add(Guarded.named("much too long for it"));
			assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> db.batchInsert(all));
			assertThat(all)
				.allSatisfy((guarded) -> assertThat(guarded.calls()).containsExactly("listener", "PrePersist"));
			db.batchInsert(all.subList(0, 100));
			all.get(99).name = "much too long for it";
			assertThatExceptionOfType(ConstraintViolationException.class)
				.isThrownBy(() -> db.batchUpdate(all.subList(0, 100)));
			db.commit();
			assertThat(stock.count("guarded")).isEqualTo(100);
			assertThat(stock.count("guarded where derived like 'changed%'")).isZero();
		}
	}

	@EachDatabase
	void streamIsValidatedChunkByChunkAndUndoneAsAWhole(TestDatabase database) {
		try (Stock stock = Stock.on(database, Guarded.class); DbSession db = stock.open()) {
			Stream<Guarded> stream = IntStream.range(0, 100)
				.mapToObj((index) -> Guarded.named((index == 95) ? "much too long for it" : "n" + index));
			assertThatExceptionOfType(ConstraintViolationException.class)
				.isThrownBy(() -> db.batchInsert(stream, BatchOptions.defaults().withChunkSize(10)));
			db.commit();
			assertThat(stock.count("guarded")).isZero();
		}
	}

}
