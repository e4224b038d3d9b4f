package io.appdb.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.appdb.error.SessionConflictException;
import io.appdb.error.SessionNotFoundException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of the one session that a thread may store.
 */
class ThreadStorageTests {

	private static final Notebook notebook = new Notebook();

	private final SessionThreadStorage storage = notebook.sessions().threadStorage();

	private final DbSession session = notebook.sessions().openSession();

	@AfterAll
	static void closeNotebook() {
		notebook.close();
	}

	@AfterEach
	void leaveNothing() {
		this.storage.removeSession();
		this.session.close();
		notebook.clear();
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
	}

	@Test
	void givesWhatWasStored() {
		this.storage.storeSession(this.session);
		assertThat(this.storage.getSession()).isSameAs(this.session);
		assertThat(this.storage.popSession()).isSameAs(this.session);
		assertThat(this.session.isOpen()).isTrue();
	}

	@Test
	void saysWhatToDoWhereNothingIsStored() {
		assertThatExceptionOfType(SessionNotFoundException.class).isThrownBy(this.storage::getSession)
			.withMessageContaining("'" + Thread.currentThread().getName() + "'")
			.withMessageContaining("storeSession(...)")
			.withMessageContaining("SessionManager.inTransaction(...)");
		assertThatExceptionOfType(SessionNotFoundException.class).isThrownBy(this.storage::popSession);
	}

	@Test
	void saysInABlockWhichSessionToUse() {
		notebook.sessions()
			.runInTransaction((db) -> assertThatExceptionOfType(SessionNotFoundException.class)
				.isThrownBy(this.storage::getSession)
				.withMessageEndingWith(
						"use the session that the block is given, or an injected CurrentSession, which " + "finds it"));
	}

	@Test
	void forgetsTheSessionOfABlockThatEnds() {
		notebook.sessions().runInTransaction(this.storage::storeSession);
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		notebook.sessions().runInTransaction((db) -> assertThat(db.rows("select 1")).hasSize(1));
	}

	@Test
	void forgetsOneThatIsClosed() {
		DbSession closed = notebook.sessions().openSession();
		closed.begin();
		this.storage.storeSession(closed);
		closed.close();
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		assertThatExceptionOfType(SessionNotFoundException.class).isThrownBy(this.storage::getSession);
		this.storage.storeSession(this.session);
		assertThat(this.storage.getSession()).isSameAs(this.session);
	}

	@Test
	void refusesAClosedOne() {
		DbSession closed = notebook.sessions().openSession();
		closed.close();
		assertThatIllegalStateException().isThrownBy(() -> this.storage.storeSession(closed))
			.withMessageStartingWith("storeSession(): the session is closed");
		assertThatExceptionOfType(SessionNotFoundException.class).isThrownBy(this.storage::getSession);
	}

	@Test
	void removesOfNothingAndTwice() {
		this.storage.removeSession();
		this.storage.storeSession(this.session);
		this.storage.removeSession();
		this.storage.removeSession();
		assertThatExceptionOfType(SessionNotFoundException.class).isThrownBy(this.storage::getSession);
	}

	@Test
	void refusesASecondOne() {
		this.storage.storeSession(this.session);
		try (DbSession second = notebook.sessions().openSession()) {
			assertThatExceptionOfType(SessionConflictException.class)
				.isThrownBy(() -> this.storage.storeSession(second))
				.withMessageContaining("already has a stored session: remove it first, or use that one");
		}
		assertThat(this.storage.getSession()).isSameAs(this.session);
	}

	@Test
	void refusesAnotherOneThanThatOfTheRunningBlock() {
		notebook.sessions().runInTransaction((block) -> {
			assertThatExceptionOfType(SessionConflictException.class)
				.isThrownBy(() -> this.storage.storeSession(this.session))
				.withMessageContaining("already works with another session: that of a running block or transaction");
			this.storage.storeSession(block);
			assertThat(this.storage.getSession()).isSameAs(block);
			this.storage.removeSession();
		});
	}

	@Test
	void isEmptyForAnotherThread() {
		this.storage.storeSession(this.session);
		CompletableFuture<DbSession> elsewhere = CompletableFuture.supplyAsync(this.storage::getSession);
		assertThatExceptionOfType(CompletionException.class).isThrownBy(elsewhere::join)
			.withCauseInstanceOf(SessionNotFoundException.class);
	}

	@Test
	void isWhatBlocksJoin() {
		this.storage.storeSession(this.session);
		notebook.sessions().runInTransaction((block) -> block.persist(Note.of("joined")));
		assertThat(notebook.texts()).containsExactly("joined");
		notebook.sessions().runWithSession((block) -> {
			block.begin();
			block.persist(Note.of("pending"));
		});
		this.session.rollback();
		assertThat(notebook.texts()).containsExactly("joined");
	}

	@Test
	void keepsTheTransactionOfWhatWasRemovedForLater() {
		this.storage.storeSession(this.session);
		this.session.begin();
		this.session.persist(Note.of("later"));
		this.storage.removeSession();
		assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
		this.session.commit();
		assertThat(notebook.texts()).containsExactly("later");
	}

}
