package io.appdb.session;

import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.LockModeType;
import org.hibernate.Hibernate;
import org.hibernate.LockMode;

import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * When a session takes a connection and when it gives it back.
 */
class ConnectionUseTests {

	@EachDatabase
	void unusedSessionTakesNone(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.checkouts().since();
			library.sessions().openSession().close();
			library.sessions().runWithSession((db) -> {
			});
			library.sessions().runInTransaction((db) -> {
			});
			library.sessions().runInTransaction(Library.readOnly(), (db) -> {
			});
			assertThat(library.checkouts().since()).isZero();
		}
	}

	@EachDatabase
	void readsGiveItBackAfterEachStatement(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			long id = library.add("Lem", "Solaris", "Fiasco");
			Author lem = db.find(Author.class, id);
			assertTakenOnce(library, database);
			db.refresh(lem);
			assertTakenOnce(library, database);
			assertThat(lem.getBooks()).hasSize(2);
			assertTakenOnce(library, database);
			assertThat(db.createQuery("from Author", Author.class).getResultList()).containsExactly(lem);
			assertTakenOnce(library, database);
			assertThat(db.createSelectionQuery("select count(b) from Book b", Long.class).getSingleResult())
				.isEqualTo(2);
			assertTakenOnce(library, database);
			assertThat(db.createNativeQuery("select name from author", String.class).getResultList())
				.containsExactly("Lem");
			assertTakenOnce(library, database);
			assertThat(db.rows("select name from author")).hasSize(1);
			assertTakenOnce(library, database);
		}
	}

	@EachDatabase
	void loadingAProxyGivesItBack(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			long id = library.add("Lem", "Solaris");
			Author lem = db.getReference(Author.class, id);
			assertThat(Hibernate.isInitialized(lem)).isFalse();
			library.checkouts().since();
			assertThat(lem.getName()).isEqualTo("Lem");
			assertTakenOnce(library, database);
			Book book = db.createQuery("from Book", Book.class).getSingleResult();
			assertThat(book.getAuthor()).isSameAs(lem);
			assertTakenOnce(library, database);
			Hibernate.initialize(lem.getBooks());
			assertTakenOnce(library, database);
		}
	}

	@EachDatabase
	void failedReadGivesItBack(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> db.rows("select nothing from nowhere"));
			assertThat(library.checkouts().held()).isZero();
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> db.createNativeQuery("select nothing from nowhere", String.class).getResultList());
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase
	void streamOutsideATransactionIsReadWhole(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			library.add("Butler");
			try (Stream<Author> authors = db.createQuery("from Author", Author.class).getResultStream()) {
				assertThat(library.checkouts().held()).isZero();
				assertThat(authors.map((author) -> db.createQuery("from Book", Book.class).getResultList().size()))
					.containsExactly(0, 0);
			}
			try (Stream<Author> authors = db.createSelectionQuery("from Author", Author.class).stream()) {
				assertThat(authors).hasSize(2);
			}
			db.begin();
			try (Stream<Author> authors = db.createQuery("from Author", Author.class).stream()) {
				assertThat(authors).hasSize(2);
			}
			db.commit();
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase
	void scrollNeedsATransaction(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			library.add("Lem");
			assertThatIllegalStateException().isThrownBy(() -> db.createQuery("from Author", Author.class).scroll())
				.withMessageContaining("begin()")
				.withMessageContaining("getResultList()");
			db.begin();
			try (var authors = db.createQuery("from Author", Author.class).scroll()) {
				assertThat(authors.next()).isTrue();
			}
			db.rollback();
		}
	}

	@EachDatabase
	void queryOutsideATransactionDoesNotFlush(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			Author lem = db.find(Author.class, library.add("Lem"));
			lem.name = "Stanislaw Lem";
			db.persist(Author.named("Butler"));
			assertThat(db.createQuery("select a.name from Author a", String.class).getResultList())
				.containsExactly("Lem");
			assertThat(db.rows("select name from author")).hasSize(1);
			assertThat(library.names()).containsExactly("Lem");
			db.begin();
			assertThat(db.createQuery("select a.name from Author a order by a.name", String.class).getResultList())
				.containsExactly("Butler", "Stanislaw Lem");
			db.rollback();
		}
	}

	@EachDatabase
	void writesAndLocksOpenTheTransactionAtOnce(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			long id = library.add("Lem");
			assertOpens(library, db, (session) -> {
				session.persist(Author.named("Butler"));
				session.flush();
			});
			assertOpens(library, db,
					(session) -> session.createMutationQuery("update Author set name = 'x'").executeUpdate());
			assertOpens(library, db,
					(session) -> session.createNativeMutationQuery("delete from author").executeUpdate());
			assertOpens(library, db, (session) -> session.execute("update author set name = ?", "x"));
			assertOpens(library, db, (session) -> session.executeMany("insert into author (name) values (?)",
					List.of(new Object[] { "a" }, new Object[] { "b" })));
			assertOpens(library, db, (session) -> session.jdbc().sql("delete from author").update());
			assertOpens(library, db,
					(session) -> session.lock(session.find(Author.class, id), LockMode.PESSIMISTIC_WRITE));
			assertOpens(library, db, (session) -> session.find(Author.class, id, LockModeType.PESSIMISTIC_WRITE));
			assertOpens(library, db,
					(session) -> session.refresh(session.find(Author.class, id), LockModeType.PESSIMISTIC_WRITE));
			assertOpens(library, db,
					(session) -> session.createQuery("from Author", Author.class)
						.setLockMode(LockModeType.PESSIMISTIC_WRITE)
						.getResultList());
			assertThat(library.names()).containsExactly("Lem");
		}
	}

	@EachDatabase
	void emptyBatchOpensNothing(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			assertThat(db.executeMany("insert into author (name) values (?)", List.of())).isEmpty();
			assertThat(db.isJoinedToTransaction()).isFalse();
		}
	}

	@EachDatabase
	void queriesThatWriteAndWorkOnTheConnectionNeedBegin(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			db.begin();
			db.doWork((connection) -> {
				try (PreparedStatement insert = connection
					.prepareStatement("insert into author (name) values ('Lem')")) {
					insert.executeUpdate();
				}
			});
			assertThat(library.names()).isEmpty();
			if (database.type() != DatabaseType.MYSQL && database.type() != DatabaseType.H2) {
				assertThat(
						db.createNativeQuery("insert into author (name) values ('Butler') returning name", String.class)
							.getSingleResult())
					.isEqualTo("Butler");
			}
			db.commit();
			assertThat(library.names()).contains("Lem");
			assertThat(library.checkouts().held()).isZero();
		}
	}

	private static void assertOpens(Library library, DbSession db, Consumer<DbSession> call) {
		assertThat(library.checkouts().held()).isZero();
		call.accept(db);
		assertThat(library.checkouts().held()).isOne();
		assertThat(db.isJoinedToTransaction()).isTrue();
		db.rollback();
		assertThat(library.checkouts().held()).isZero();
	}

	private static void assertTakenOnce(Library library, TestDatabase database) {
		assertThat(library.checkouts().since()).isOne();
		assertThat(library.checkouts().held()).isZero();
		if (database.type() == DatabaseType.POSTGRESQL) {
			assertThat(library.direct()
				.sql("select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in%'")
				.query(Long.class)
				.single()).isZero();
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void transactionsQueueForTheOneWriterWithoutAConnection(TestDatabase database) throws InterruptedException {
		try (Library library = Library.on(database)) {
			Sessions sessions = library.sessions();
			List<Thread> writers = IntStream.range(0, 6)
				.mapToObj((number) -> new Thread(() -> sessions
					.runInTransaction((db) -> db.execute("insert into author (name) values (?)", "writer " + number))))
				.toList();
			sessions.runInTransaction((db) -> {
				db.execute("insert into author (name) values ('first')");
				writers.forEach(Thread::start);
				awaitWaiting(writers);
				assertThat(library.checkouts().held()).isOne();
				assertThat(CompletableFuture
					.supplyAsync(() -> sessions.withSession((other) -> other.rows("select name from author")))
					.join()).isEmpty();
			});
			for (Thread writer : writers) {
				writer.join();
			}
			assertThat(library.names()).hasSize(7);
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase
	void connectionTakenAfterAFailureHoldsNobodyUp(TestDatabase database) {
		try (Library library = Library.on(database)) {
			Sessions sessions = library.sessions();
			library.add("Lem");
			assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> sessions.runInTransaction((db) -> db.persist(Author.named("Lem"))));
			CompletableFuture.runAsync(() -> sessions.runInTransaction((db) -> db.persist(Author.named("Butler"))))
				.join();
			assertThat(library.names()).containsExactlyInAnyOrder("Butler", "Lem");
			assertThat(library.checkouts().held()).isZero();
		}
	}

	private static void awaitWaiting(List<Thread> threads) {
		long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
		while (!threads.stream().allMatch((thread) -> thread.getState() == Thread.State.TIMED_WAITING)) {
			assertThat(System.nanoTime()).as("all wait by then").isLessThan(end);
			Thread.onSpinWait();
		}
	}

}
