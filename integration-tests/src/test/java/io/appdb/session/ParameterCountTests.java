package io.appdb.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.appdb.error.SqlErrorTranslator;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * SQL by hand that is given more or fewer values than it has question marks: one error on
 * every database, which is no mistake of whoever sent the values.
 */
class ParameterCountTests {

	private static final String DELETE = "delete from author where id = ? and name = ?";

	private static final String SELECT = "select name from author where id = ? and name = ?";

	private static final Map<String, Call> CALLS = Map.of("execute", (db, values) -> db.execute(DELETE, values), "rows",
			(db, values) -> db.rows(SELECT, values), "queryCache.rows",
			(db, values) -> db.queryCache().rows(SELECT, values), "executeMany",
			(db, values) -> db.executeMany(DELETE, List.of(values, values)), "jdbc",
			(db, values) -> db.jdbc().sql(SELECT).params(List.of(values)).query().listOfRows());

	@EachDatabase
	void isRefusedWithBothNumbers(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.add("Lem");
			CALLS.forEach((name, call) -> {
				refuses(name, library, (db) -> call.make(db),
						"The statement has 2 parameters, and 0 values were given: give one value for each question mark");
				refuses(name, library, (db) -> call.make(db, 1L),
						"The statement has 2 parameters, and 1 value was given: give one value for each question mark");
				refuses(name, library, (db) -> call.make(db, 1L, "a", "b"),
						"The statement has 2 parameters, and a value for parameter 3 was given: give one value for each "
								+ "question mark");
			});
			assertThat(library.names()).containsExactly("Lem");
		}
	}

	private static void refuses(String name, Library library, Consumer<DbSession> call, String message) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).as(name)
			.isThrownBy(() -> library.sessions().runInTransaction(call::accept))
			.withMessage(message);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).as(name + " outside of a transaction")
			.isThrownBy(() -> library.sessions().runWithSession(call::accept))
			.withMessage(message);
	}

	/**
	 * Most drivers would write the value of the row before.
	 */
	@EachDatabase
	void refusesRowsOfDifferentLengths(TestDatabase database) {
		try (Library library = Library.on(database)) {
			List<@Nullable Object[]> rows = new ArrayList<>();
			rows.add(new Object[] { 1L, "a" });
			rows.add(new Object[] { 2L });
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> library.sessions()
					.runInTransaction((db) -> db.executeMany("insert into author (id, name) values (?, ?)", rows)))
				.withMessage("executeMany(): the row at index 1 has another number of values (1) than those before it "
						+ "(2)");
			assertThat(library.names()).isEmpty();
		}
	}

	@EachDatabase
	void countsAgainForEachRowOfABatch(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.add("Lem");
			library.add("Capek");
			List<@Nullable Object[]> rows = List.of(new Object[] { "a", "Lem" }, new Object[] { "b", "Capek" });
			assertThat(library.sessions()
				.<int[], RuntimeException>inTransaction(
						(db) -> db.executeMany("update author set name = ? where name = ?", rows)))
				.hasSize(2);
			assertThat(library.names()).containsExactlyInAnyOrder("a", "b");
		}
	}

	/**
	 * Without a session nobody has counted, but the error is of the same kind.
	 */
	@EachDatabase
	void isTheSameKindOfErrorFromATemplate(TestDatabase database) {
		try (Library library = Library.on(database)) {
			JdbcTemplate template = new JdbcTemplate(library.pool());
			template.setExceptionTranslator(new SqlErrorTranslator());
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> template.update(DELETE, 1L))
				.withMessageContaining("give one value for each question mark");
		}
	}

	/**
	 * A call with values.
	 */
	private interface Call {

		void make(DbSession session, @Nullable Object... values);

	}

}
