package io.appdb.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which entity a failure is about where PostgreSQL tells the key, or the line after what
 * was called for it.
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

	@EachDatabase(DatabaseType.POSTGRESQL)
	void jsonThatCannotBeRead(TestDatabase database) {
		try (Stock stock = Stock.on(database, Note.class); DbSession db = stock.open()) {
			List<Note> notes = IntStream.range(0, 20)
				.mapToObj((number) -> Note.of("{\"a\":\n" + number + "}"))
				.toList();
			db.batchInsert(notes);
			for (String text : List.of("{", "{\"a\":\nCOPY note, line 3}", "\"x\rCOPY note, line 3\"", "[1,\u2028]")) {
				notes.get(11).text = text;
				for (Consumer<List<Note>> call : List.<Consumer<List<Note>>>of(db::batchInsert, db::batchUpdate,
						db::batchUpsert)) {
					assertThatExceptionOfType(DataAccessException.class).as(text)
						.isThrownBy(() -> call.accept(notes))
						.satisfies((failure) -> assertThat(BatchRowException.indexIn(failure)).hasValue(11));
				}
			}
			db.rollback();
		}
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void triggerThatRefusesARow(TestDatabase database) {
		try (Stock stock = Stock.on(database, Note.class, Shelf.class); DbSession db = stock.open()) {
			stock.direct().sql("""
					create function refuse() returns trigger language plpgsql as
					'begin if new.name = ''COPY shelf, line 3'' then
						execute ''insert into shelf (id, name)
					COPY elsewhere, line 2
					values (1)''; end if; return new; end'""").update();
			stock.direct()
				.sql("create trigger refuse before insert on shelf for each row execute function refuse()")
				.update();
			List<Shelf> shelves = Stream.generate(Shelf::new).limit(20).toList();
			shelves.get(15).name = "COPY shelf, line 3";
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> db.batchInsert(shelves))
				.satisfies((failure) -> assertThat(BatchRowException.indexIn(failure)).hasValue(15));
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
	 * A JSON value that nobody has looked at.
	 */
	@Entity(name = "Note")
	@Table(name = "note")
	static class Note {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@JdbcTypeCode(SqlTypes.JSON)
		String text = "";

		static Note of(String text) {
			Note note = new Note();
			note.text = text;
			return note;
		}

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
