package io.appdb.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.appdb.DatabaseManager;
import io.appdb.InMemory;
import io.appdb.error.BatchRowException;
import io.appdb.session.BatchOptions;
import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of batches on the databases that are in memory.
 */
class BatchInMemoryTests {

	static Stream<Memory> databases() {
		return Stream.of(Memory.SQLITE, Memory.H2);
	}

	@AfterEach
	void clear() {
		databases().forEach((memory) -> memory.sessions().runInTransaction((session) -> {
			session.execute("delete from Parcel");
			session.execute("delete from Shelf");
		}));
	}

	@AfterAll
	static void close() {
		databases().map(Memory::manager).forEach(DatabaseManager::close);
	}

	@ParameterizedTest
	@MethodSource("databases")
	void insertsAndSetsIdentifiersAndVersions(Memory memory) {
		List<Parcel> parcels = parcels(250);
		assertThat(memory.write((session) -> session.batchInsert(parcels))).isEqualTo(250);
		assertThat(parcels).extracting((parcel) -> parcel.id).doesNotContainNull().doesNotHaveDuplicates();
		assertThat(parcels).extracting((parcel) -> parcel.version).containsOnly(0);
		assertThat(memory.labels()).hasSize(250).contains("parcel 0", "parcel 249");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void writesNothingOfNothing(Memory memory) {
		assertThat(memory.write((session) -> session.batchInsert(List.of()))).isZero();
		assertThat(memory.write((session) -> session.batchDelete(Stream.empty()))).isZero();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void updatesAndRaisesVersions(Memory memory) {
		List<Parcel> parcels = stored(memory, 3);
		parcels.forEach((parcel) -> parcel.label = "new " + parcel.label);
		assertThat(memory.write((session) -> session.batchUpdate(parcels))).isEqualTo(3);
		assertThat(memory.labels()).allMatch((label) -> label.startsWith("new "));
		assertThat(parcels).extracting((parcel) -> parcel.version).containsOnly(1);
	}

	@ParameterizedTest
	@MethodSource("databases")
	void deletes(Memory memory) {
		List<Parcel> parcels = stored(memory, 5);
		assertThat(memory.write((session) -> session.batchDelete(parcels.subList(1, 4)))).isEqualTo(3);
		assertThat(memory.labels()).containsExactly("parcel 0", "parcel 4");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void writesOverWhatIsThereAndInsertsTheRest(Memory memory) {
		memory.write((session) -> session.batchInsert(List.of(Shelf.of(1, 10), Shelf.of(2, 20))));
		memory.write((session) -> session.batchUpsert(List.of(Shelf.of(2, 21), Shelf.of(3, 30))));
		assertThat(memory.loads()).containsExactly(10, 21, 30);
	}

	@ParameterizedTest
	@MethodSource("databases")
	void failsAsAWholeAndLeavesTheTransactionGoing(Memory memory) {
		stored(memory, 1);
		memory.write((session) -> {
			List<Parcel> parcels = List.of(Parcel.of("fresh"), Parcel.of("parcel 0"));
			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> session.batchInsert(parcels));
			return session.batchInsert(List.of(Parcel.of("after")));
		});
		assertThat(memory.labels()).containsExactly("after", "parcel 0");
	}

	/**
	 * SQLite writes many rows by one statement and does not tell which one it refuses.
	 */
	@Test
	void tellsWhichEntityOfAStreamTheDatabaseRefused() {
		List<Parcel> parcels = new ArrayList<>(parcels(20));
		parcels.set(7, Parcel.of(null));
		BatchOptions options = BatchOptions.defaults().withChunkSize(5);
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> Memory.H2.write((session) -> session.batchInsert(parcels.stream(), options)))
			.satisfies((ex) -> assertThat(BatchRowException.indexIn(ex)).hasValue(7));
		assertThat(Memory.H2.labels()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void refusesAVersionThatIsNoLongerThere(Memory memory) {
		List<Parcel> parcels = stored(memory, 3);
		Parcel stale = parcels.get(1);
		stale.version = 7;
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> memory.write((session) -> session.batchUpdate(parcels)));
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> memory.write((session) -> session.batchDelete(parcels)));
		assertThat(memory.labels()).hasSize(3);
		assertThat(parcels.get(0).version).isZero();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void refusesWhatHasNoRow(Memory memory) {
		Parcel parcel = stored(memory, 1).get(0);
		memory.write((session) -> session.batchDelete(List.of(parcel)));
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> memory.write((session) -> session.batchDelete(List.of(parcel))))
			.withMessageContaining("The row is gone, was changed by another transaction or is kept by a trigger")
			.withMessageContaining("Parcel with id '" + parcel.id + "'");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void refusesWhatHasNoIdentifier(Memory memory) {
		List<Parcel> parcels = stored(memory, 2);
		parcels.get(1).id = null;
		for (boolean update : new boolean[] { true, false }) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> memory
					.write((session) -> update ? session.batchUpdate(parcels) : session.batchDelete(parcels)))
				.withMessage("The Parcel at index 1 of the batch has no identifier; insert it first");
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void refusesWhatIsNoEntity(Memory memory) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> memory.write((session) -> session.batchInsert(List.of("parcel"))))
			.withMessage("batchInsert: java.lang.String is not an entity of this database");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void tellsItsProgressAndClosesTheStream(Memory memory) {
		List<Object> told = new ArrayList<>();
		Stream<Parcel> source = parcels(25).stream().onClose(() -> told.add("closed"));
		memory.write((session) -> session.batchInsert(source,
				BatchOptions.defaults().withChunkSize(10).withProgress(told::add)));
		assertThat(told).containsExactly(10L, 20L, 25L, "closed");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void leavesNothingWhereTheProgressFails(Memory memory) {
		assertThatIllegalStateException().isThrownBy(() -> memory.write((session) -> session
			.batchInsert(parcels(25).stream(), BatchOptions.defaults().withChunkSize(10).withProgress((rows) -> {
				throw new IllegalStateException("enough");
			})))).withMessage("enough");
		assertThat(memory.labels()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void detachesWhatItWritesOver(Memory memory) {
		Parcel stored = stored(memory, 1).get(0);
		memory.write((session) -> {
			Parcel loaded = Objects.requireNonNull(session.find(Parcel.class, stored.id));
			stored.label = "written over";
			session.batchUpdate(List.of(stored));
			assertThat(session.contains(loaded)).isFalse();
			assertThat(session.find(Parcel.class, stored.id)).extracting((read) -> read.label)
				.isEqualTo("written over");
			return 1L;
		});
	}

	private static List<Parcel> parcels(int count) {
		return IntStream.range(0, count).mapToObj((number) -> Parcel.of("parcel " + number)).toList();
	}

	private static List<Parcel> stored(Memory memory, int count) {
		List<Parcel> parcels = parcels(count);
		memory.write((session) -> session.batchInsert(parcels));
		return parcels;
	}

	/**
	 * A database, shared by all tests.
	 *
	 * @param name what it is called
	 * @param manager its manager
	 */
	record Memory(String name, DatabaseManager manager) {

		static final Memory SQLITE = new Memory("SQLite", InMemory.sqlite(Parcel.class, Shelf.class));

		static final Memory H2 = new Memory("H2", InMemory.h2(Parcel.class, Shelf.class));

		@Override
		public String toString() {
			return this.name;
		}

		SessionManager sessions() {
			return this.manager.sessions();
		}

		/**
		 * Writes in a transaction.
		 * @return number of rows
		 */
		long write(ToLongFunction<DbSession> work) {
			return sessions().inTransaction(work::applyAsLong);
		}

		List<String> labels() {
			return sessions()
				.inTransaction((session) -> session.createQuery("select label from Parcel order by label", String.class)
					.getResultList());
		}

		List<Integer> loads() {
			return sessions()
				.inTransaction((session) -> session.createQuery("select load from Shelf order by number", Integer.class)
					.getResultList());
		}

	}

}
