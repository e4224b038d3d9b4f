package io.appdb.session;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import io.appdb.error.SessionConflictException;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.hibernate.query.SelectionQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests that a session is used by one thread at a time: another one is refused while its
 * owner works with it, and nothing stays open.
 */
@ExtendWith(OutputCaptureExtension.class)
class OtherThreadTests {

	private static final Executor OTHER = (task) -> new Thread(task, "other").start();

	private static TestDatabase shared;

	private static Library library;

	@BeforeAll
	static void open() {
		shared = TestDatabase.create(DatabaseType.H2);
		library = Library.on(shared);
		library.add("Ada");
	}

	@AfterAll
	static void close() throws SQLException, IOException {
		library.close();
		shared.close();
	}

	@TestFactory
	Stream<DynamicTest> everyCallOfAnotherThreadIsRefused() {
		return owners().keySet()
			.stream()
			.flatMap((owner) -> calls().keySet()
				.stream()
				.map((call) -> DynamicTest.dynamicTest(owner + ": " + call, () -> refused(owner, call))));
	}

	private static void refused(String owner, String call) throws Exception {
		Objects.requireNonNull(owners().get(owner)).run(library, (db) -> {
			Calls prepared = new Calls(library, db);
			assertThatExceptionOfType(CompletionException.class)
				.isThrownBy(() -> CompletableFuture
					.runAsync(() -> Objects.requireNonNull(calls().get(call)).accept(prepared), OTHER)
					.join())
				.havingRootCause()
				.isInstanceOf(SessionConflictException.class)
				.withMessageContaining("while thread '" + Thread.currentThread().getName() + "' works with it")
				.withMessageMatching("(?s).*thread '(other|db-async).*' cannot use the session while.*");
			assertThat(db.find(Author.class, 1L).getName()).isEqualTo("Ada");
		});
		assertThat(library.checkouts().held()).isZero();
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		assertThat(library.names()).containsExactly("Ada");
	}

	private static Map<String, Owner> owners() {
		Map<String, Owner> owners = new LinkedHashMap<>();
		owners.put("withSession", (library, work) -> library.sessions().runWithSession(work::accept));
		owners.put("inTransaction", (library, work) -> library.sessions().runInTransaction(work::accept));
		owners.put("TransactionTemplate", (library, work) -> library.transaction()
			.executeWithoutResult((status) -> library.sessions().runInTransaction(work::accept)));
		owners.put("thread storage", (library, work) -> {
			try (DbSession db = library.sessions().openSession()) {
				library.sessions().threadStorage().storeSession(db);
				work.accept(db);
				library.sessions().threadStorage().removeSession();
			}
		});
		owners.put("given session", (library, work) -> {
			try (DbSession db = library.sessions().openSession()) {
				library.sessions().runInTransaction(db, work::accept);
			}
		});
		owners.put("task", (library, work) -> library.sessions().async().runInTransaction(work::accept).get());
		return owners;
	}

	private static Map<String, Consumer<Calls>> calls() {
		Map<String, Consumer<Calls>> calls = new LinkedHashMap<>();
		calls.put("begin", (with) -> with.db.begin());
		calls.put("commit", (with) -> with.db.commit());
		calls.put("rollback", (with) -> with.db.rollback());
		calls.put("find", (with) -> with.db.find(Author.class, 1L));
		calls.put("persist", (with) -> with.db.persist(Author.named("Bob")));
		calls.put("flush", (with) -> with.db.flush());
		calls.put("rows", (with) -> with.db.rows("select 1 as one"));
		calls.put("execute", (with) -> with.db.execute("delete from author"));
		calls.put("batchInsert", (with) -> with.db.batchInsert(List.of(Author.named("Bob"))));
		calls.put("savepoint", (with) -> with.db.savepoint((inner) -> true));
		calls.put("block form", (with) -> with.db.inTransaction((transaction) -> {
		}));
		calls.put("query", (with) -> with.query.getResultList());
		calls.put("JdbcClient", (with) -> with.jdbc.sql("delete from author").update());
		calls.put("JdbcClient with fetch size",
				(with) -> with.jdbc.sql("select name from author").withFetchSize(10).query(String.class).list());
		calls.put("query cache", (with) -> with.cache.rows("select name from author"));
		calls.put("storeSession", (with) -> with.library.sessions().threadStorage().storeSession(with.db));
		calls.put("given", (with) -> with.library.sessions().runInTransaction(with.db, (given) -> given.begin()));
		calls.put("async given",
				(with) -> with.library.sessions().async().runInTransaction(with.db, (given) -> given.begin()).join());
		return calls;
	}

	@EachDatabase
	void overlappingCallsOfAnOpenedSessionAreRefused(TestDatabase database)
			throws InterruptedException, ExecutionException {
		CountDownLatch inside = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			CompletableFuture<Void> other = CompletableFuture.runAsync(() -> db.inTransaction((transaction) -> {
				db.persist(Author.named("Lem"));
				inside.countDown();
				await(goOn);
			}), OTHER);
			inside.await();
			assertThatExceptionOfType(SessionConflictException.class).isThrownBy(db::begin)
				.withMessageContaining(Thread.currentThread().getName())
				.withMessageContaining("while thread 'other'");
			goOn.countDown();
			other.get();
			db.begin();
			db.commit();
			assertThat(library.names()).containsExactly("Lem");
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase
	void closingUnderACallWaitsForItsEnd(TestDatabase database, CapturedOutput output)
			throws InterruptedException, ExecutionException {
		CountDownLatch inside = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		try (Library library = Library.on(database)) {
			DbSession db = library.sessions().openSession();
			CompletableFuture<Void> other = CompletableFuture
				.runAsync(() -> library.sessions().runInTransaction(db, (given) -> {
					given.persist(Author.named("Lem"));
					given.commit();
					given.execute("insert into author (name) values (?)", "lost");
					inside.countDown();
					await(goOn);
					assertThat(given.find(Author.class, 1L).getName()).isEqualTo("Lem");
				}), OTHER);
			inside.await();
			db.close();
			assertThat(db.isOpen()).isTrue();
			assertThat(output).contains("closes a session that thread 'other'");
			goOn.countDown();
			other.get();
			assertThat(db.isOpen()).isFalse();
			assertThat(library.names()).containsExactly("Lem");
			assertThat(library.checkouts().held()).isZero();
			assertThatIllegalStateException().isThrownBy(db::begin).withMessageContaining("closed");
		}
	}

	@EachDatabase
	void aClosedSessionRefusesTheTaskThatGetsIt(TestDatabase database) {
		try (Library library = Library.on(database)) {
			DbSession db = library.sessions().openSession();
			db.close();
			assertThatExceptionOfType(ExecutionException.class)
				.isThrownBy(() -> library.sessions().async().runInTransaction(db, (given) -> given.begin()).get())
				.withCauseInstanceOf(IllegalStateException.class)
				.withMessageContaining("closed");
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.H2 })
	void whatIsUsedByManyThreadsLosesNothing(TestDatabase database) throws Exception {
		try (Library library = Library.on(database)) {
			for (int round = 0; round < 200; round++) {
				DbSession db = library.sessions().openSession();
				List<CompletableFuture<Void>> others = Stream
					.generate(() -> CompletableFuture.runAsync(db::begin, OTHER)
						.thenRun(() -> db.rows("select 1 as one"))
						.exceptionally((failure) -> null))
					.limit(4)
					.toList();
				db.close();
				CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).get();
				assertThat(db.isOpen()).isFalse();
			}
			assertThat(library.checkouts().held()).isZero();
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	/**
	 * Runs work with a session that a thread owns.
	 */
	@FunctionalInterface
	private interface Owner {

		void run(Library library, Consumer<DbSession> work) throws Exception;

	}

	/**
	 * What the owner has made of its session before another thread gets it.
	 */
	private static final class Calls {

		private final Library library;

		private final DbSession db;

		private final SelectionQuery<Author> query;

		private final JdbcClient jdbc;

		private final QueryCache cache;

		Calls(Library library, DbSession db) {
			this.library = library;
			this.db = db;
			this.query = db.createSelectionQuery("from Author", Author.class);
			this.jdbc = db.jdbc();
			this.cache = db.queryCache();
			assertThat(this.cache.rows("select name from author")).isNotEqualTo(Collections.emptyList());
		}

	}

}
