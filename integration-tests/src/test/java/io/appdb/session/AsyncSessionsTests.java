package io.appdb.session;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.appdb.engine.DatabaseType;
import io.appdb.error.DatabaseNotInitializedException;
import io.appdb.error.UniqueConstraintException;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import io.micrometer.context.ContextRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Sessions in other threads.
 */
class AsyncSessionsTests {

	@EachDatabase
	void commitsInAnotherThreadBeforeTheFutureIsComplete(TestDatabase database) throws Exception {
		try (Library library = Library.on(database)) {
			AsyncSessions async = library.sessions().async();
			assertThat(async).isSameAs(library.sessions().async());
			Thread thread = async.inTransaction((db) -> {
				db.persist(Author.named("Lem"));
				return Thread.currentThread();
			}).get();
			assertThat(thread).isNotSameAs(Thread.currentThread());
			assertThat(thread.getName()).startsWith("db-async-");
			assertThat(library.names()).containsExactly("Lem");
			async.runInTransaction((db) -> db.persist(Author.named("Butler"))).get();
			async
				.runInTransaction(Library.propagation(TransactionDefinition.PROPAGATION_REQUIRES_NEW),
						(db) -> db.persist(Author.named("Tiptree")))
				.get();
			assertThat(async.inTransaction(Library.readOnly(), (db) -> {
				assertThat(TransactionSynchronizationManager.isCurrentTransactionReadOnly()).isTrue();
				return db.createQuery("from Author", Author.class).getResultList().size();
			}).get()).isEqualTo(3);
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase
	void rollsBackAndFailsWithWhatTheTaskThrew(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.add("Lem");
			IOException failure = new IOException("checked");
			assertThat(library.sessions().async().runInTransaction((db) -> {
				db.persist(Author.named("Butler"));
				db.flush();
				throw failure;
			})).failsWithin(Duration.ofSeconds(30))
				.withThrowableOfType(ExecutionException.class)
				.havingCause()
				.isSameAs(failure);
			assertThat(library.sessions().async().runInTransaction((db) -> db.persist(Author.named("Lem"))))
				.failsWithin(Duration.ofSeconds(30))
				.withThrowableOfType(ExecutionException.class)
				.havingCause()
				.isInstanceOf(UniqueConstraintException.class);
			AssertionError error = new AssertionError("an error");
			assertThat(library.sessions().async().runWithSession((db) -> {
				throw error;
			})).failsWithin(Duration.ofSeconds(30))
				.withThrowableOfType(ExecutionException.class)
				.havingCause()
				.isSameAs(error);
			assertThat(library.names()).containsExactly("Lem");
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase
	void withSessionCommitsNothingByItself(TestDatabase database) throws Exception {
		try (Library library = Library.on(database)) {
			AsyncSessions async = library.sessions().async();
			async.runWithSession((db) -> {
				db.persist(Author.named("Lem"));
				db.flush();
			}).get();
			assertThat(library.names()).isEmpty();
			async.withSession((db) -> {
				db.persist(Author.named("Butler"));
				db.commit();
				return true;
			}).get();
			assertThat(library.names()).containsExactly("Butler");
		}
	}

	/**
	 * On SQLite the task could not write while the caller does.
	 */
	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.H2 })
	void aTaskHasASessionOfItsOwn(TestDatabase database) throws Exception {
		try (Library library = Library.on(database)) {
			library.sessions().runInTransaction((outer) -> {
				Author lem = Author.named("Lem");
				outer.persist(lem);
				outer.flush();
				library.sessions().async().runInTransaction((db) -> {
					assertThat(db.contains(lem)).isFalse();
					assertThat(db.createQuery("from Author", Author.class).getResultList()).isEmpty();
					library.sessions().runInTransaction((inner) -> inner.persist(Author.named("Butler")));
				}).get();
				assertThat(library.names()).containsExactly("Butler");
				outer.rollback();
			});
			assertThat(library.names()).containsExactly("Butler");
		}
	}

	@EachDatabase
	void usesAGivenSessionAndLeavesItAlone(TestDatabase database) throws Exception {
		try (Library library = Library.on(database); DbSession given = library.sessions().openSession()) {
			AsyncSessions async = library.sessions().async();
			async.runInTransaction(given, (db) -> db.persist(Author.named("Lem"))).get();
			assertThat(given.isOpen()).isTrue();
			assertThat(library.names()).isEmpty();
			given.commit();
			assertThat(library.names()).containsExactly("Lem");
			DbSession none = null;
			assertThat(async.inTransaction(none, (db) -> {
				db.persist(Author.named("Butler"));
				return "done";
			}).get()).isEqualTo("done");
			assertThat(library.names()).containsExactly("Butler", "Lem");
		}
	}

	@EachDatabase(DatabaseType.H2)
	void atMostAsManyRunAsThePoolHasConnections(TestDatabase database) throws Exception {
		try (Library library = Library.on(database)) {
			int limit = library.pool().getMaximumPoolSize();
			AtomicInteger running = new AtomicInteger();
			AtomicInteger most = new AtomicInteger();
			CountDownLatch full = new CountDownLatch(limit);
			List<CompletableFuture<?>> tasks = new ArrayList<>();
			for (int i = 0; i < 10 * limit; i++) {
				tasks.add(library.sessions().async().runInTransaction((db) -> {
					most.accumulateAndGet(running.incrementAndGet(), Math::max);
					full.countDown();
					full.await();
					db.rows("select 1");
					running.decrementAndGet();
				}));
			}
			CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
			assertThat(most).hasValue(limit);
		}
	}

	/**
	 * The pool gives up after 5 s; the tasks in front take longer than that.
	 */
	@EachDatabase(DatabaseType.H2)
	void waitsForItsTurnLongerThanThePoolWould(TestDatabase database) throws Exception {
		try (Library library = Library.on(database)) {
			int limit = library.pool().getMaximumPoolSize();
			CountDownLatch goOn = new CountDownLatch(1);
			List<CompletableFuture<?>> tasks = new ArrayList<>();
			for (int i = 0; i < limit; i++) {
				tasks.add(library.sessions().async().runInTransaction((db) -> {
					db.rows("select 1");
					goOn.await();
				}));
			}
			await().until(() -> library.checkouts().held() == limit);
			CompletableFuture<?> waiting = library.sessions().async().runInTransaction((db) -> db.rows("select 1"));
			Thread.sleep(library.pool().getConnectionTimeout() + 500);
			assertThat(waiting).isNotDone();
			goOn.countDown();
			waiting.get(1, TimeUnit.MINUTES);
			CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
		}
	}

	@EachDatabase
	void cancellingTheFutureCancelsTheStatementOnTheServer(TestDatabase database) throws Exception {
		try (Library library = Library.on(database)) {
			List<SessionWork<Exception>> sleeping = List.of((db) -> db.rows(sleep(database.type())),
					(db) -> db.createNativeQuery(sleep(database.type()), Object.class).getResultList(),
					(db) -> db
						.createNativeMutationQuery(
								"delete from author where name = 'Lem' and 1 < (" + sleep(database.type()) + ")")
						.executeUpdate(),
					(db) -> db.jdbc().sql(sleep(database.type())).query().listOfRows());
			library.add("Lem");
			for (SessionWork<Exception> work : sleeping) {
				CompletableFuture<?> future = library.sessions().async().runInTransaction((db) -> {
					db.persist(Author.named("Butler"));
					db.flush();
					work.doInSession(db);
				});
				awaitSleeping(library, database, 1);
				assertThat(future.cancel(true)).isTrue();
				awaitSleeping(library, database, 0);
				await().until(() -> library.checkouts().held() == 0);
				assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
				assertThat(library.names()).containsExactly("Lem");
			}
			assertThat(library.pool().getHikariPoolMXBean().getTotalConnections()).isPositive();
			library.sessions().async().runInTransaction((db) -> db.rows("select 1")).get(30, TimeUnit.SECONDS);
		}
	}

	/**
	 * Waits until so many statements sleep on the server, or have used a connection of an
	 * embedded one.
	 */
	private static void awaitSleeping(Library library, TestDatabase database, int expected) {
		String running = switch (database.type()) {
			case POSTGRESQL ->
				"select count(*) from pg_stat_activity where state = 'active' and query like '%pg_sleep(60)%'"
						+ " and pid <> pg_backend_pid()";
			case MYSQL, MARIADB -> "select count(*) from information_schema.processlist where info like '%sleep(60)%'"
					+ " and id <> connection_id()";
			case H2 ->
				"select count(*) from information_schema.sessions where executing_statement like '%system_range%'"
						+ " and session_id <> session_id()";
			case SQLITE -> "";
			case OTHER -> throw new IllegalStateException("There are no such databases here");
		};
		if (running.isEmpty()) {
			await().until(() -> library.checkouts().held() == expected);
			return;
		}
		await().atMost(Duration.ofSeconds(30))
			.until(() -> library.direct().sql(running).query(Integer.class).single() == expected);
	}

	private static String sleep(DatabaseType kind) {
		return switch (kind) {
			case POSTGRESQL -> "select count(*) from (select pg_sleep(60)) s";
			case MYSQL, MARIADB -> "select sleep(60)";
			case H2 ->
				"select count(*) from system_range(1, 1000000) a, system_range(1, 1000000) b where a.x + b.x < 0";
			case SQLITE -> "with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000000000) "
					+ "select count(*) from n";
			case OTHER -> throw new IllegalStateException("There are no such databases here");
		};
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void aTimeoutOfTheFutureCancelsTheStatementToo(TestDatabase database) throws Exception {
		try (Library library = Library.on(database)) {
			CompletableFuture<?> future = library.sessions()
				.async()
				.runWithSession((db) -> db.rows(sleep(database.type())))
				.orTimeout(1, TimeUnit.SECONDS);
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> future.get(30, TimeUnit.SECONDS))
				.withCauseInstanceOf(TimeoutException.class);
			awaitSleeping(library, database, 0);
			await().until(() -> library.checkouts().held() == 0);
		}
	}

	@EachDatabase(DatabaseType.H2)
	void cancellingInterruptsATaskThatRunsNoStatement(TestDatabase database) throws Exception {
		try (Library library = Library.on(database)) {
			CountDownLatch begun = new CountDownLatch(1);
			CountDownLatch interrupted = new CountDownLatch(1);
			CompletableFuture<?> future = library.sessions().async().runInTransaction((db) -> {
				db.persist(Author.named("Lem"));
				db.flush();
				begun.countDown();
				try {
					new CountDownLatch(1).await();
				}
				catch (InterruptedException ex) {
					interrupted.countDown();
				}
			});
			begun.await();
			future.cancel(true);
			assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
			await().until(() -> library.checkouts().held() == 0);
			assertThat(library.names()).isEmpty();
		}
	}

	@EachDatabase(DatabaseType.H2)
	void runsNoStatementOfATaskThatIsCancelled(TestDatabase database) throws Exception {
		try (Library library = Library.on(database)) {
			CountDownLatch begun = new CountDownLatch(1);
			AtomicReference<Throwable> thrown = new AtomicReference<>();
			CompletableFuture<?> future = library.sessions().async().runWithSession((db) -> {
				begun.countDown();
				while (!Thread.currentThread().isInterrupted()) {
					Thread.onSpinWait();
				}
				try {
					db.rows("select 1");
				}
				catch (Exception ex) {
					thrown.set(ex);
				}
			});
			begun.await();
			future.cancel(true);
			await().until(() -> thrown.get() != null);
			assertThat(thrown.get()).hasStackTraceContaining("cancelled");
		}
	}

	@EachDatabase(DatabaseType.H2)
	void aCancelledTaskThatWaitsNeverBegins(TestDatabase database) throws Exception {
		try (Library library = Library.on(database)) {
			int limit = library.pool().getMaximumPoolSize();
			CountDownLatch goOn = new CountDownLatch(1);
			List<CompletableFuture<?>> tasks = new ArrayList<>();
			for (int i = 0; i < limit; i++) {
				tasks.add(library.sessions().async().runWithSession((db) -> goOn.await()));
			}
			AtomicBoolean begun = new AtomicBoolean();
			CompletableFuture<?> waiting = library.sessions().async().runWithSession((db) -> begun.set(true));
			waiting.cancel(true);
			CompletableFuture<?> last = library.sessions().async().runWithSession((db) -> db.rows("select 1"));
			goOn.countDown();
			last.get(30, TimeUnit.SECONDS);
			CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
			assertThat(begun).isFalse();
		}
	}

	@EachDatabase(DatabaseType.H2)
	void whatDependsOnAResultRunsWhenTheConnectionIsGivenBack(TestDatabase database) throws Exception {
		try (Library library = Library.on(database)) {
			AsyncSessions async = library.sessions().async();
			Set<Integer> held = Collections.synchronizedSet(new HashSet<>());
			CompletableFuture<Integer> chain = async.inTransaction((db) -> db.rows("select 1").size());
			for (int i = 0; i < 50; i++) {
				chain = chain.thenCompose((sum) -> {
					held.add(library.checkouts().held());
					return async.inTransaction((db) -> sum + db.rows("select 1").size());
				});
			}
			assertThat(chain.get(1, TimeUnit.MINUTES)).isEqualTo(51);
			assertThat(held).containsExactly(0);
		}
	}

	@EachDatabase(DatabaseType.H2)
	void carriesContext(TestDatabase database) throws Exception {
		ThreadLocal<String> tenant = new ThreadLocal<>();
		ContextRegistry.getInstance().registerThreadLocalAccessor("tenant", tenant);
		try (Library library = Library.on(database)) {
			tenant.set("blue");
			CompletableFuture<String> future = library.sessions().async().withSession((db) -> tenant.get());
			tenant.set("green");
			assertThat(future.thenApply((seen) -> seen + " then " + tenant.get()).get()).startsWith("blue then ");
			tenant.remove();
			assertThat(library.sessions().async().withSession((db) -> String.valueOf(tenant.get())).get())
				.isEqualTo("null");
		}
		finally {
			ContextRegistry.getInstance().removeThreadLocalAccessor("tenant");
		}
	}

	@EachDatabase
	void closingLetsAcceptedTasksFinishThenRefuses(TestDatabase database) throws Exception {
		Library library = Library.on(database);
		AsyncSessions async = library.sessions().async();
		int limit = library.pool().getMaximumPoolSize();
		CountDownLatch goOn = new CountDownLatch(1);
		List<CompletableFuture<?>> tasks = new ArrayList<>();
		for (int i = 0; i < 3 * limit; i++) {
			String name = "Author " + i;
			tasks.add(async.runInTransaction((db) -> {
				goOn.await();
				db.persist(Author.named(name));
			}));
		}
		Thread closing = new Thread(library::close);
		closing.start();
		await().until(() -> !library.manager().isInitialized());
		assertThatExceptionOfType(DatabaseNotInitializedException.class).isThrownBy(() -> async.runWithSession((db) -> {
		}));
		goOn.countDown();
		closing.join();
		for (CompletableFuture<?> task : tasks) {
			assertThat(task).isCompleted();
		}
		assertThat(library.names()).hasSize(3 * limit);
		for (Supplier<CompletableFuture<?>> refused : List.<Supplier<CompletableFuture<?>>>of(
				() -> async.inTransaction((db) -> 1), () -> async.inTransaction(Library.readOnly(), (db) -> 1),
				() -> async.inTransaction((DbSession) null, (db) -> 1), () -> async.withSession((db) -> 1))) {
			assertThatExceptionOfType(DatabaseNotInitializedException.class).isThrownBy(refused::get);
		}
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void cancelsWhatDoesNotEndInTime(TestDatabase database) throws Exception {
		try (Library library = Library.on(database)) {
			int limit = library.pool().getMaximumPoolSize();
			List<CompletableFuture<?>> tasks = new ArrayList<>();
			for (int i = 0; i < limit + 2; i++) {
				tasks.add(library.sessions().async().runInTransaction((db) -> db.rows(sleep(database.type()))));
			}
			awaitSleeping(library, database, limit);
			library.sessions().drain(Duration.ofMillis(100));
			awaitSleeping(library, database, 0);
			for (CompletableFuture<?> task : tasks) {
				assertThat(task).failsWithin(Duration.ofSeconds(30))
					.withThrowableOfType(ExecutionException.class)
					.withCauseInstanceOf(DatabaseNotInitializedException.class);
			}
			await().until(() -> library.checkouts().held() == 0);
		}
	}

	@EachDatabase(DatabaseType.H2)
	void worksAgainAfterASecondInitialization(TestDatabase database) throws Exception {
		try (Library library = Library.on(database)) {
			library.manager().close();
			assertThatIllegalStateException().isThrownBy(library::sessions)
				.isInstanceOf(DatabaseNotInitializedException.class);
			library.manager().initialize();
			library.sessions().async().runInTransaction((db) -> db.persist(Author.named("Lem"))).get();
		}
	}

	@Test
	void isVirtualWhereTheJdkHasVirtualThreads() throws Exception {
		try (TestDatabase database = TestDatabase.create(DatabaseType.H2); Library library = Library.on(database)) {
			boolean virtual = library.sessions().async().withSession((db) -> {
				if (Runtime.version().feature() < 21) {
					return false;
				}
				return (boolean) Thread.class.getMethod("isVirtual").invoke(Thread.currentThread());
			}).get();
			assertThat(virtual).isEqualTo(Runtime.version().feature() >= 21);
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void manyTasksShareFewConnections(TestDatabase database) throws Exception {
		try (Library library = Library.on(database)) {
			List<CompletableFuture<Integer>> tasks = new ArrayList<>();
			String busy = (database.type() == DatabaseType.POSTGRESQL) ? "select pg_sleep(0.02)" : "select sleep(0.02)";
			for (int i = 0; i < 400; i++) {
				tasks.add(library.sessions().async().inTransaction((db) -> db.rows(busy).size()));
			}
			int sum = 0;
			for (CompletableFuture<Integer> task : tasks) {
				sum += task.get(1, TimeUnit.MINUTES);
			}
			assertThat(sum).isEqualTo(400);
			assertThat(library.pool().getHikariPoolMXBean().getTotalConnections())
				.isLessThanOrEqualTo(library.pool().getMaximumPoolSize());
		}
	}

}
