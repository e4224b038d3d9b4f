package io.appdb.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import io.appdb.session.BatchOptions;
import io.appdb.session.DbSession;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a batch returns when a trigger of the database skips a row. MySQL, MariaDB 11 and
 * H2 have no such triggers.
 */
class SkippedRowTests {

	private static final int ROWS = 2500;

	private static final int SKIP = 13;

	private static final int SKIPPED = 7;

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void insertReturnsTheRowsThatTheServerWrote(TestDatabase database) {
		try (Stock stock = Stock.on(database, Counted.class, Numbered.class, Assigned.class, Document.class)) {
			for (String table : List.of("counted", "numbered", "assigned", "document")) {
				skip(stock, database.type(), "insert", table);
			}
			assertWritten(stock, "counted", amounts().map(Counted::of).toList());
			assertWritten(stock, "numbered", amounts().map(Numbered::of).toList());
			assertWritten(stock, "assigned", amounts().map(Assigned::of).toList());
			assertWritten(stock, "document", amounts().map(Document::of).toList());
		}
	}

	private static void assertWritten(Stock stock, String table, List<?> entities) {
		long written = stock.transaction((db) -> db.batchInsert(entities));
		assertThat(stock.count(table)).as(table).isEqualTo(ROWS - SKIPPED);
		assertThat(written).as(table).isEqualTo(ROWS - SKIPPED);
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void streamReturnsTheSumAndTellsIt(TestDatabase database) {
		try (Stock stock = Stock.on(database, Assigned.class); DbSession db = stock.open()) {
			skip(stock, database.type(), "insert", "assigned");
			List<Long> progress = new ArrayList<>();
			BatchOptions options = BatchOptions.defaults().withChunkSize(1000).withProgress(progress::add);
			assertThat(db.batchInsert(amounts().map(Assigned::of), options)).isEqualTo(ROWS - SKIPPED);
			assertThat(progress).containsExactly(997L, 1995L, 2493L);
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void identifiersAreThoseOfTheRows(TestDatabase database) {
		try (Stock stock = Stock.on(database, Document.class)) {
			skip(stock, database.type(), "insert", "document");
			List<Document> documents = amounts().map(Document::of).toList();
			stock.transaction((db) -> db.batchInsert(documents));
			stock.sessions().runWithSession((db) -> {
				for (Document document : documents) {
					Document stored = db.find(Document.class, Objects.requireNonNull(document.id));
					assertThat((stored != null) ? stored.amount : SKIP).isEqualTo(document.amount);
				}
			});
		}
	}

	/**
	 * Of elements with the same key each one counts, whatever the database makes of them.
	 */
	@EachDatabase
	void upsertReturnsTheElementsThatTheServerWrote(TestDatabase database) {
		try (Stock stock = Stock.on(database, Assigned.class, Lone.class); DbSession db = stock.open()) {
			List<Assigned> all = new ArrayList<>(amounts().map(Assigned::of).toList());
			assertThat(db.batchUpsert(all.subList(0, 1200))).isEqualTo(1200);
			db.commit();
			all.add(all.get(0));
			boolean skipping = database.type() == DatabaseType.POSTGRESQL || database.type() == DatabaseType.SQLITE;
			if (skipping) {
				skip(stock, database.type(), "insert", "assigned");
			}
			assertThat(db.batchUpsert(all)).isEqualTo(all.size() - (skipping ? SKIPPED : 0));
			assertThat(db.batchUpsert(List.of(Lone.of("a"), Lone.of("b")))).isEqualTo(2);
			assertThat(db.batchUpsert(List.of(Lone.of("b"), Lone.of("c")))).isEqualTo(2);
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void updateAndDeleteFailAndNameTheTrigger(TestDatabase database) {
		try (Stock stock = Stock.on(database, Assigned.class); DbSession db = stock.open()) {
			List<Assigned> all = amounts().map(Assigned::of).toList();
			db.batchInsert(all);
			db.commit();
			skip(stock, database.type(), "update", "assigned");
			skip(stock, database.type(), "delete", "assigned");
			assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> db.batchUpdate(all))
				.withMessageContaining("kept by a trigger");
			assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> db.batchDelete(all))
				.withMessageContaining("kept by a trigger");
			db.commit();
			assertThat(stock.count("assigned")).isEqualTo(ROWS);
		}
	}

	/**
	 * Seven of these numbers are skipped.
	 */
	private static Stream<Integer> amounts() {
		return IntStream.range(0, ROWS).map((index) -> (index % 400 == 39) ? SKIP : 1000 + index).boxed();
	}

	private static void skip(Stock stock, DatabaseType type, String event, String table) {
		String skip = "skip_" + event + "_" + table;
		String row = event.equals("delete") ? "old" : "new";
		switch (type) {
			case POSTGRESQL -> {
				stock.direct()
					.sql("create function " + skip + "() returns trigger language plpgsql as " + "'begin if " + row
							+ ".amount = " + SKIP + " then return null; end if; return " + row + "; end'")
					.update();
				stock.direct()
					.sql("create trigger " + skip + " before " + event + " on " + table
							+ " for each row execute function " + skip + "()")
					.update();
			}
			case SQLITE -> stock.direct()
				.sql("create trigger " + skip + " before " + event + " on " + table + " when " + row + ".amount = "
						+ SKIP + " begin select raise(ignore); end")
				.update();
			default -> throw new IllegalArgumentException(type.name());
		}
	}

	/**
	 * Has a number of its table.
	 */
	@Entity(name = "Counted")
	@Table(name = "counted")
	static class Counted {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		int amount;

		static Counted of(int amount) {
			Counted counted = new Counted();
			counted.amount = amount;
			return counted;
		}

	}

	/**
	 * Has nothing but a key.
	 */
	@Entity(name = "Lone")
	@Table(name = "lone")
	static class Lone {

		@Id
		@Column(length = 40)
		@Nullable String id;

		static Lone of(String id) {
			Lone lone = new Lone();
			lone.id = id;
			return lone;
		}

	}

	/**
	 * Has a number of a sequence.
	 */
	@Entity(name = "Numbered")
	@Table(name = "numbered")
	static class Numbered {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "numbered_numbers")
		@SequenceGenerator(name = "numbered_numbers", sequenceName = "numbered_numbers", allocationSize = 50)
		@Nullable Long id;

		int amount;

		static Numbered of(int amount) {
			Numbered numbered = new Numbered();
			numbered.amount = amount;
			return numbered;
		}

	}

	/**
	 * Has an identifier of its own.
	 */
	@Entity(name = "Assigned")
	@Table(name = "assigned")
	static class Assigned {

		@Id
		@Nullable String id;

		int amount;

		static Assigned of(int amount) {
			Assigned assigned = new Assigned();
			assigned.id = UUID.randomUUID().toString();
			assigned.amount = amount;
			return assigned;
		}

	}

	/**
	 * Has a JSON value, which PostgreSQL reads as text.
	 */
	@Entity(name = "Document")
	@Table(name = "document")
	static class Document {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		int amount;

		@JdbcTypeCode(SqlTypes.JSON)
		@Column(nullable = false)
		String text = "{}";

		static Document of(int amount) {
			Document document = new Document();
			document.amount = amount;
			return document;
		}

	}

}
