package io.appdb.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.appdb.engine.DatabaseType;
import io.appdb.error.DatabaseNotInitializedException;
import io.appdb.error.SessionConflictException;
import io.appdb.error.SessionNotFoundException;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Sessions that their caller opens, stores and closes.
 */
@ExtendWith(OutputCaptureExtension.class)
class DirectSessionTests {

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.H2 })
	void twoOnOneThreadAreIndependent(TestDatabase database) {
		try (Library library = Library.on(database);
				DbSession first = library.sessions().openSession();
				DbSession second = library.sessions().openSession()) {
			first.begin();
			first.persist(Author.named("Lem"));
			first.flush();
			second.begin();
			second.persist(Author.named("Butler"));
			second.flush();
			second.commit();
			assertThat(library.names()).containsExactly("Butler");
			first.commit();
			assertThat(library.names()).containsExactly("Butler", "Lem");
			assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		}
	}

	@EachDatabase
	void goesOnInAnotherThread(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			db.begin();
			db.persist(Author.named("Lem"));
			db.flush();
			CompletableFuture.runAsync(() -> {
				db.persist(Author.named("Butler"));
				db.commit();
			}).join();
			assertThat(library.names()).containsExactly("Butler", "Lem");
			assertThat(library.checkouts().held()).isZero();
		}
	}

	@EachDatabase
	void sqlByHandGoesOnInAnotherThread(TestDatabase database, CapturedOutput output) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			CompletableFuture.runAsync(() -> {
				library.sessions().runInTransaction(db, (given) -> {
					given.execute("insert into author (name) values (?)", "Lem");
					given.rows("select name from author");
				});
				assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
			}).join();
			library.sessions()
				.runInTransaction(db, (given) -> given.execute("insert into author (name) values (?)", "Butler"));
			db.commit();
			assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
			assertThat(library.names()).containsExactly("Butler", "Lem");
			assertThat(library.checkouts().held()).isZero();
			assertThat(output).doesNotContain("threw exception");
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.H2 })
	void insideARunningTransactionIsIndependentOfIt(TestDatabase database) {
		try (Library library = Library.on(database)) {
			library.transaction().executeWithoutResult((status) -> {
				library.sessions().runInTransaction((outer) -> {
					outer.persist(Author.named("Lem"));
					outer.flush();
				});
				try (DbSession db = library.sessions().openSession()) {
					db.persist(Author.named("Butler"));
					db.commit();
				}
				assertThat(library.names()).containsExactly("Butler");
				status.setRollbackOnly();
			});
			assertThat(library.names()).containsExactly("Butler");
		}
	}

	@EachDatabase
	void closingRollsBackAndMayBeRepeated(TestDatabase database) {
		try (Library library = Library.on(database)) {
			DbSession db = library.sessions().openSession();
			db.persist(Author.named("Lem"));
			db.flush();
			db.close();
			db.close();
			assertThat(db.isOpen()).isFalse();
			assertThat(library.names()).isEmpty();
			assertThat(library.checkouts().held()).isZero();
			assertThatIllegalStateException().isThrownBy(db::begin).withMessageContaining("closed");
			assertThatIllegalStateException().isThrownBy(() -> db.rows("select 1")).withMessageContaining("closed");
			assertThatIllegalStateException().isThrownBy(() -> db.find(Author.class, 1L))
				.withMessageStartingWith("find(): the session is closed; SessionManager.openSession()");
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void forgottenOneIsClosedAndReportedWithTheLineThatOpenedIt(TestDatabase database, CapturedOutput output) {
		try (Library library = Library.on(database)) {
			forget(library);
			await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
				System.gc();
				assertThat(output).contains("never closed")
					.contains("DirectSessionTests.forget(DirectSessionTests.java:");
				assertThat(library.checkouts().held()).isZero();
			});
		}
	}

	private static void forget(Library library) {
		DbSession db = library.sessions().openSession();
		db.begin();
		db.rows("select 1");
	}

	@EachDatabase(DatabaseType.SQLITE)
	void openOneIsReportedWhenTheManagerCloses(TestDatabase database, CapturedOutput output) {
		Library library = Library.on(database);
		DbSession db = library.sessions().openSession();
		library.close();
		assertThat(output).contains("openOneIsReportedWhenTheManagerCloses(DirectSessionTests.java:");
		assertThat(db.isOpen()).isFalse();
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void forgottenTransactionIsRolledBackWhenTheManagerCloses(TestDatabase database, CapturedOutput output) {
		Library library = Library.on(database);
		DbSession db = library.sessions().openSession();
		db.persist(Author.named("Lem"));
		db.flush();
		library.close();
		assertThat(output).contains("forgottenTransactionIsRolledBackWhenTheManagerCloses(DirectSessionTests.java:")
			.doesNotContain("still run after");
		assertThat(db.isOpen()).isFalse();
		assertThat(library.names()).isEmpty();
	}

	@EachDatabase(DatabaseType.SQLITE)
	void oneThatWorksIsNotForgotten(TestDatabase database) {
		try (Library library = Library.on(database); DbSession db = library.sessions().openSession()) {
			Sessions sessions = library.sessions();
			assertThat(sessions.resting(Duration.ZERO)).isZero();
			db.begin();
			assertThat(sessions.resting(Duration.ZERO)).isOne();
			assertThat(sessions.resting(Duration.ofHours(1))).isZero();
			db.inTransaction((transaction) -> assertThat(sessions.resting(Duration.ZERO)).isZero());
			db.doWork((connection) -> assertThat(sessions.resting(Duration.ZERO)).isZero());
			assertThat(sessions.resting(Duration.ZERO)).isOne();
			db.commit();
			assertThat(sessions.resting(Duration.ZERO)).isZero();
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void closedManagerOpensNone(TestDatabase database) {
		Library library = Library.on(database);
		Sessions sessions = library.sessions();
		library.close();
		assertThatExceptionOfType(DatabaseNotInitializedException.class).isThrownBy(sessions::openSession);
	}

	@EachDatabase(DatabaseType.SQLITE)
	void slotHoldsOneSessionPerThread(TestDatabase database) {
		try (Library library = Library.on(database);
				DbSession db = library.sessions().openSession();
				DbSession other = library.sessions().openSession()) {
			SessionThreadStorage storage = library.sessions().threadStorage();
			assertThatExceptionOfType(SessionNotFoundException.class).isThrownBy(storage::getSession);
			assertThatExceptionOfType(SessionNotFoundException.class).isThrownBy(storage::popSession);
			storage.storeSession(db);
			assertThat(storage.getSession()).isSameAs(db);
			assertThatExceptionOfType(SessionConflictException.class).isThrownBy(() -> storage.storeSession(other));
			assertThat(storage.getSession()).isSameAs(db);
			assertThatExceptionOfType(CompletionException.class)
				.isThrownBy(() -> CompletableFuture.supplyAsync(storage::getSession).join())
				.withCauseInstanceOf(SessionNotFoundException.class);
			assertThat(storage.popSession()).isSameAs(db);
			storage.removeSession();
			storage.removeSession();
			assertThat(db.isOpen()).isTrue();
			assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void injectedSessionOutsideSaysWhatToDo(TestDatabase database) {
		try (Library library = Library.on(database)) {
			CurrentSession current = library.sessions().currentSession(false);
			CurrentSessionTransaction joining = library.sessions().currentSessionTransaction(false, false);
			assertThatExceptionOfType(SessionNotFoundException.class).isThrownBy(() -> current.find(Author.class, 1L))
				.withMessageContaining("SessionManager.inTransaction(...)");
			assertThatIllegalStateException().isThrownBy(() -> joining.find(Author.class, 1L))
				.withMessageContaining("@Transactional");
			library.sessions().runWithSession((db) -> {
				current.persist(Author.named("Lem"));
				current.commit();
				assertThatIllegalStateException().isThrownBy(() -> joining.persist(Author.named("x")))
					.withMessageContaining("@Transactional");
				assertThatIllegalStateException().isThrownBy(current::close).withMessageContaining("openSession()");
			});
			library.transaction().executeWithoutResult((status) -> {
				joining.persist(Author.named("Butler"));
				assertThatIllegalStateException().isThrownBy(joining::commit).withMessageContaining("never ends it");
				assertThatIllegalStateException().isThrownBy(joining::rollback);
			});
			assertThat(library.names()).containsExactly("Butler", "Lem");
		}
	}

}
