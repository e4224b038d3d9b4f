package io.appdb.session;

import java.util.List;

import io.appdb.engine.DatabaseType;
import io.appdb.error.DeadlockException;
import io.appdb.error.UniqueConstraintException;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.ScrollableResults;
import org.hibernate.engine.spi.SessionImplementor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Errors that come while the rows of a query are read, and errors that an entity manager
 * beside the session throws.
 */
class ConsumedRowsTests {

	@EachDatabase(DatabaseType.POSTGRESQL)
	void areTranslatedWhileTheyAreConsumed(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.direct()
				.sql("create function raise_late(n int) returns int language plpgsql volatile as $$ begin "
						+ "if n > 50 then raise exception 'raised' using errcode = '40P01'; end if; return n; end $$")
				.update();
			for (String way : List.of("stream", "getResultStream", "scroll")) {
				library.sessions().runInTransaction((db) -> {
					ThrowingCallable consuming = () -> consume(db, way);
					assertThatExceptionOfType(DeadlockException.class).as(way).isThrownBy(consuming);
					db.rollback();
				});
			}
		}
	}

	private static void consume(DbSession db, String way) {
		var query = db.createNativeQuery("select raise_late(n) from generate_series(1, 100) n", Integer.class)
			.setFetchSize(10);
		switch (way) {
			case "stream" -> assertThat(query.stream().map((n) -> n + 1).toList()).isEmpty();
			case "getResultStream" -> query.getResultStream().forEach((n) -> assertThat(n).isPositive());
			default -> {
				try (ScrollableResults<Integer> rows = query.scroll()) {
					while (rows.next()) {
						assertThat(rows.get()).isPositive();
					}
				}
			}
		}
	}

	@EachDatabase
	void aStreamIsReadInTheOrderOfItsRowsAndCloses(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.add("Lem");
			library.add("Borges");
			library.sessions().runInTransaction((db) -> {
				try (var names = db.createSelectionQuery("select name from Author order by name", String.class)
					.getResultStream()) {
					assertThat(names.limit(2).toList()).containsExactly("Borges", "Lem");
				}
			});
		}
	}

	@EachDatabase
	void aBlockTranslatesWhatAnEntityManagerBesideItThrows(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.direct().sql("create table solo (id integer primary key)").update();
			library.direct().sql("insert into solo (id) values (1)").update();
			assertThatExceptionOfType(UniqueConstraintException.class)
				.isThrownBy(
						() -> library.sessions().runInTransaction((db) -> insert(db.unwrap(SessionImplementor.class))))
				.withCauseInstanceOf(PersistenceException.class);
			assertThatExceptionOfType(UniqueConstraintException.class).isThrownBy(() -> library.sessions()
				.runWithSession((outer) -> library.sessions()
					.runInTransaction((db) -> insert(db.unwrap(SessionImplementor.class)))));
		}
	}

	private static void insert(EntityManager entities) {
		entities.createNativeQuery("insert into solo (id) values (1)").executeUpdate();
	}

}
