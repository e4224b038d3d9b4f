package io.appdb.test;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.PoolSettings;
import io.appdb.session.DbSession;
import io.appdb.test.library.Novel;
import io.appdb.test.library.Shelves;
import io.appdb.test.library.Writer;

import static io.appdb.test.QueryAssertions.assertThatQueries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Statements counted without Spring, on a database in memory.
 */
class QueryAssertionsTests {

	private final DatabaseManager manager = DatabaseManager.builder()
		.url("jdbc:sqlite::memory:")
		.entities(Writer.class, Novel.class)
		.build();

	@BeforeEach
	void twoWriters() {
		this.manager.initialize();
		this.manager.sessions().runInTransaction((session) -> {
			session.persist(new Writer("Lem", "Eden", "Solaris"));
			session.persist(new Writer("Woolf", "Orlando"));
		});
	}

	@AfterEach
	void close() {
		this.manager.close();
	}

	@EachDatabase
	void countsEachStatementOnEachDatabase(TestDatabase database) {
		try (DatabaseManager there = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.entities(Writer.class, Novel.class)
			.build()) {
			there.initialize();
			assertThatQueries(() -> there.sessions()
				.runInTransaction((session) -> session.persist(new Writer("Lem", "Eden", "Solaris")))).hasInserts(3)
				.hasCount(3);
			assertThatQueries(() -> read(there, Shelves::titlesOneByOne)).hasSelects(2).hasCount(2);
			assertThatQueries(() -> there.sessions().runInTransaction((session) -> {
				session.createMutationQuery("update Novel set title = upper(title)").executeUpdate();
				session.createMutationQuery("delete from Novel where title = 'EDEN'").executeUpdate();
				session.executeMany("update novel set title = ?",
						List.of(new Object[] { "one" }, new Object[] { "two" }));
			})).hasUpdates(2).hasDeletes(1).hasCount(3);
		}
	}

	@Test
	void hasNothingAgainstWhatIsAsExpected() {
		assertThatQueries(() -> read(this.manager, Shelves::titles)).hasCount(1)
			.hasSelects(1)
			.hasInserts(0)
			.hasUpdates(0)
			.hasDeletes(0)
			.areAtMost(1)
			.areAtMost(2)
			.containNoRepeats();
		assertThatQueries(() -> {
		}).areNone().hasCount(0).areAtMost(0).containNoRepeats();
	}

	@Test
	void listsRepeatedStatementsFirstWithTheirLines() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThatQueries(() -> {
			read(this.manager, Shelves::titles);
			read(this.manager, Shelves::titlesOneByOne);
		}).hasCount(2))
			.satisfies((failure) -> assertThat(String.valueOf(failure.getMessage()).lines()).satisfiesExactly(
					(line) -> assertThat(line).isEqualTo("Expecting 2 statements, but there were 4:"),
					(line) -> assertThat(line).startsWith("  2 x (repeated: N+1?) select ").contains("writer_id=?"),
					(line) -> assertThat(line).matches(
							"      at io\\.appdb\\.test\\.library\\.Shelves\\.titlesOneByOne\\(Shelves\\.java:\\d+\\)"),
					(line) -> assertThat(line).startsWith("  1 x select ").contains(".title from novel"),
					(line) -> assertThat(line)
						.matches("      at io\\.appdb\\.test\\.library\\.Shelves\\.titles\\(Shelves\\.java:\\d+\\)"),
					(line) -> assertThat(line).startsWith("  1 x select ").contains("from writer"),
					(line) -> assertThat(line).contains("Shelves.titlesOneByOne(")));
	}

	@Test
	void countsTheLinesOfOneStatement() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThatQueries(() -> read(this.manager, (session) -> {
				for (int turn = 0; turn < 3; turn++) {
					session.rows("SELECT 1");
				}
				return session.rows("SELECT 1");
			})).containNoRepeats())
			.withMessageStartingWith("Expecting no statement to be repeated, but 1 was, which looks like N+1:")
			.withMessageContaining("4 x (repeated: N+1?) SELECT 1")
			.withMessageMatching(
					"(?s).*      3 x at io.appdb.test.QueryAssertionsTests.countsTheLinesOfOneStatement\\(QueryAssertionsTests.java:\\d+\\)\\R"
							+ "      1 x at io.appdb.test.QueryAssertionsTests.countsTheLinesOfOneStatement.*");
	}

	@Test
	void saysWhatIsTooMuch() {
		QueriesAssert one = assertThatQueries(() -> read(this.manager, Shelves::titles));
		assertFails(() -> one.areAtMost(0), "Expecting at most 0 statements, but there were 1:");
		assertFails(one::areNone, "Expecting 0 statements, but there was 1:");
		assertFails(() -> one.hasSelects(2), "Expecting 2 select statements, but there was 1:");
		assertFails(() -> one.hasInserts(1), "Expecting 1 insert statement, but there were 0:");
		assertFails(() -> one.hasUpdates(1), "Expecting 1 update statement, but there were 0:");
		assertFails(() -> one.hasDeletes(1), "Expecting 1 delete statement, but there were 0:");
		assertFails(() -> one.as("overview").hasCount(2), "[overview] Expecting 2 statements, but there was 1:");
	}

	@Test
	void refusesNumbersBelowZero() {
		QueriesAssert none = assertThatQueries(() -> {
		});
		assertThatIllegalArgumentException().isThrownBy(() -> none.hasCount(-1))
			.withMessage("hasCount(-1): use 0 or more");
		assertThatIllegalArgumentException().isThrownBy(() -> none.areAtMost(-2))
			.withMessage("areAtMost(-2): use 0 or more");
		assertThatIllegalArgumentException().isThrownBy(() -> none.hasSelects(-3))
			.withMessage("hasSelects(-3): use 0 or more");
	}

	@Test
	void tellsThatOtherThreadsAreNotCounted() {
		QueriesAssert none = assertThatQueries(
				() -> CompletableFuture.runAsync(() -> read(this.manager, Shelves::titles)).join());
		assertFails(() -> none.hasCount(1), "Expecting 1 statement, but there were 0.");
		assertFails(() -> none.hasCount(1), "other threads, such as those of a web server, are not counted");
	}

	@Test
	void countsTasksThatTakeTheirContextAlong() {
		assertThatQueries(() -> this.manager.sessions().async().withSession(Shelves::titles).join()).hasCount(1);
	}

	@Test
	void passesExceptionsThrough() {
		IOException failure = new IOException("lost");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> assertThatQueries(() -> {
			throw failure;
		})).isSameAs(failure);
		assertThatIllegalStateException().isThrownBy(() -> assertThatQueries(() -> {
			throw new IllegalStateException("gone");
		})).withMessage("gone");
		assertThatQueries(() -> read(this.manager, Shelves::titles)).hasCount(1);
	}

	@Test
	void countsForTheOuterWorkToo() {
		assertThatQueries(() -> {
			read(this.manager, Shelves::titles);
			assertThatQueries(() -> read(this.manager, Shelves::titlesOneByOne)).hasCount(3);
		}).hasCount(4);
	}

	@Test
	void countsInATransactionThatHasBegunBefore() {
		this.manager.sessions().runInTransaction((session) -> {
			Shelves.titles(session);
			assertThatQueries(() -> Shelves.titles(session)).hasCount(1);
		});
	}

	@Test
	void tellsTheRowsOfABatch() {
		QueriesAssert one = assertThatQueries(() -> this.manager.sessions()
			.runInTransaction((session) -> session.executeMany("insert into writer (name) values (?)",
					List.of(new Object[] { "one" }, new Object[] { "two" }))));
		one.hasInserts(1).hasCount(1);
		assertFails(one::areNone, "1 x insert into writer (name) values (?) (batch, 2 rows)");
	}

	@Test
	void countsWithoutAPool() {
		try (DatabaseManager unpooled = DatabaseManager.builder()
			.url("jdbc:h2:mem:unpooled")
			.pool(PoolSettings.defaults().withEnabled(false))
			.build()) {
			unpooled.initialize();
			assertThat(unpooled.engine().type()).isEqualTo(DatabaseType.H2);
			assertThatQueries(() -> read(unpooled, (session) -> session.rows("SELECT 1"))).hasCount(1);
		}
	}

	private static <T> T read(DatabaseManager manager, Reading<T> reading) {
		return manager.sessions().withSession(reading::read);
	}

	private static void assertFails(Runnable assertion, String message) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion::run).withMessageContaining(message);
	}

	/**
	 * Reads something.
	 *
	 * @param <T> what
	 */
	@FunctionalInterface
	private interface Reading<T> {

		T read(DbSession session);

	}

}
