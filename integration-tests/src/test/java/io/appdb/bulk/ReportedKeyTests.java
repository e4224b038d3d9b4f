package io.appdb.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.appdb.engine.DatabaseType;
import io.appdb.error.BatchRowException;
import io.appdb.error.ForeignKeyException;
import io.appdb.error.UniqueConstraintException;
import io.appdb.session.DbSession;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which entity a failure is about where PostgreSQL tells the key, not the line.
 */
class ReportedKeyTests {

	private static final String AWKWARD = "a\\b (c)=(d), \t é";

	@EachDatabase
	void missingParentOfAnInsert(TestDatabase database) {
		try (Stock stock = Stock.on(database, Shelf.class, Volume.class); DbSession db = stock.open()) {
			Shelf shelf = stored(db);
			List<Volume> volumes = volumes(shelf, 20);
			volumes.get(7).shelf = db.getReference(Shelf.class, 99L);
			volumes.get(9).shelf = db.getReference(Shelf.class, 99L);
			assertThatExceptionOfType(ForeignKeyException.class).isThrownBy(() -> db.batchInsert(volumes))
				.satisfies((failure) -> assertIndex(database, failure, 7));
			assertThat(db.batchInsert(volumes(shelf, 20))).isEqualTo(20);
			db.rollback();
		}
	}

	@EachDatabase
	void missingParentOfAnUpdate(TestDatabase database) {
		try (Stock stock = Stock.on(database, Shelf.class, Volume.class); DbSession db = stock.open()) {
			List<Volume> volumes = volumes(stored(db), 20);
			db.batchInsert(volumes);
			volumes.get(12).shelf = db.getReference(Shelf.class, 99L);
			assertThatExceptionOfType(ForeignKeyException.class).isThrownBy(() -> db.batchUpdate(volumes))
				.satisfies((failure) -> assertIndex(database, failure, 12));
			assertThatExceptionOfType(ForeignKeyException.class).isThrownBy(() -> db.batchUpsert(volumes))
				.satisfies((failure) -> assertIndex(database, failure, 12));
			db.rollback();
		}
	}

	@EachDatabase
	void valueThatIsThereTwiceAfterAnUpdate(TestDatabase database) {
		try (Stock stock = Stock.on(database, Shelf.class, Volume.class); DbSession db = stock.open()) {
			List<Volume> volumes = volumes(stored(db), 20);
			volumes.get(2).title = AWKWARD;
			db.batchInsert(volumes);
			volumes.get(16).title = AWKWARD;
			assertThatExceptionOfType(UniqueConstraintException.class).isThrownBy(() -> db.batchUpdate(volumes))
				.satisfies((failure) -> assertIndex(database, failure, 16));
			db.rollback();
		}
	}

	private static void assertIndex(TestDatabase database, Throwable failure, int index) {
		if (database.type() == DatabaseType.POSTGRESQL) {
			assertThat(BatchRowException.indexIn(failure)).hasValue(index);
		}
	}

	private static Shelf stored(DbSession db) {
		Shelf shelf = new Shelf();
		db.batchInsert(List.of(shelf));
		return shelf;
	}

	private static List<Volume> volumes(Shelf shelf, int count) {
		return new ArrayList<>(IntStream.range(0, count).mapToObj((number) -> Volume.of(shelf, number)).toList());
	}

	/**
	 * Where volumes stand.
	 */
	@Entity(name = "Shelf")
	@Table(name = "shelf")
	static class Shelf {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		String name = "";

	}

	/**
	 * What stands on a shelf, at a place of its own.
	 */
	@Entity(name = "Volume")
	@Table(name = "volume",
			uniqueConstraints = @UniqueConstraint(name = "uk_volume", columnNames = { "title", "part" }))
	static class Volume {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Column(length = 40)
		String title = "";

		int part;

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "shelf_id")
		@Nullable Shelf shelf;

		static Volume of(Shelf shelf, int number) {
			Volume volume = new Volume();
			volume.shelf = shelf;
			volume.title = "title " + number;
			volume.part = 1;
			return volume;
		}

	}

}
