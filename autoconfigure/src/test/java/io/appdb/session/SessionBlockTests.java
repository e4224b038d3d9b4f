package io.appdb.session;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests of the blocks of a session manager, on H2 in memory.
 */
class SessionBlockTests {

	private static final Notebook notebook = new Notebook();

	private final SessionManager sessions = notebook.sessions();

	@AfterAll
	static void close() {
		notebook.close();
	}

	@AfterEach
	void leaveNothing() {
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		notebook.clear();
	}

	@Test
	void commitWhenTheWorkReturns() {
		Long id = this.sessions.inTransaction((session) -> {
			Note note = Note.of("kept");
			session.persist(note);
			return Objects.requireNonNull(note.id);
		});
		assertThat(id).isPositive();
		assertThat(notebook.texts()).containsExactly("kept");
	}

	static Stream<Throwable> failures() {
		return Stream.of(new IOException("checked"), new IllegalStateException("unchecked"),
				new StackOverflowError("error"));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void rollBackOnAnythingAndThrowItAsItIs(Throwable failure) {
		assertThatThrownBy(() -> this.sessions.runInTransaction((session) -> {
			session.persist(Note.of("lost"));
			raise(failure);
		})).isSameAs(failure);
		assertThat(notebook.texts()).isEmpty();
	}

	@Test
	void commitWithTheOutermostOne() {
		this.sessions.runInTransaction((outer) -> {
			this.sessions.runInTransaction((inner) -> inner.persist(Note.of("inner")));
			assertThat(notebook.texts()).isEmpty();
			outer.persist(Note.of("outer"));
		});
		assertThat(notebook.texts()).containsExactly("inner", "outer");
	}

	@Test
	void shareOneSession() {
		this.sessions.runInTransaction((outer) -> {
			Note note = Note.of("shared");
			outer.persist(note);
			this.sessions.runInTransaction((inner) -> assertThat(inner.contains(note)).isTrue());
			this.sessions.runWithSession((inner) -> assertThat(inner.contains(note)).isTrue());
		});
	}

	@Test
	void reportAFailureThatTheOuterOneSwallowed() {
		assertThatExceptionOfType(UnexpectedRollbackException.class)
			.isThrownBy(() -> this.sessions.runInTransaction((outer) -> {
				outer.persist(Note.of("lost"));
				assertThatException()
					.isThrownBy(() -> this.sessions.runInTransaction((inner) -> raise(new IOException())));
			}));
		assertThat(notebook.texts()).isEmpty();
	}

	@Test
	void commitNothingWithoutATransaction() {
		this.sessions.runWithSession((session) -> session.persist(Note.of("lost")));
		assertThat(notebook.texts()).isEmpty();
		this.sessions.runWithSession((session) -> {
			session.persist(Note.of("kept"));
			session.commit();
		});
		assertThat(notebook.texts()).containsExactly("kept");
	}

	@Test
	void leaveAGivenSessionAlone() {
		try (DbSession given = this.sessions.openSession()) {
			this.sessions.runInTransaction(given, (session) -> {
				assertThat(session).isSameAs(given);
				session.persist(Note.of("pending"));
			});
			assertThat(notebook.texts()).isEmpty();
			given.commit();
		}
		assertThat(notebook.texts()).containsExactly("pending");
	}

	@Test
	void areTheirOwnWhereNoSessionIsGiven() {
		this.sessions.runInTransaction((DbSession) null, (session) -> session.persist(Note.of("kept")));
		assertThat(notebook.texts()).containsExactly("kept");
	}

	@Test
	void joinATransactionOfSpring() {
		notebook.transaction().executeWithoutResult((status) -> {
			this.sessions.runInTransaction((session) -> session.persist(Note.of("lost")));
			status.setRollbackOnly();
		});
		assertThat(notebook.texts()).isEmpty();
	}

	@Test
	void goBackToTheSavepointOfANestedOne() {
		this.sessions.runInTransaction((outer) -> {
			outer.persist(Note.of("outer"));
			assertThatException().isThrownBy(() -> this.sessions
				.inTransaction(new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED), (nested) -> {
					nested.persist(Note.of("nested"));
					throw new IOException("no");
				}));
		});
		assertThat(notebook.texts()).containsExactly("outer");
	}

	@Test
	void keepWhatANewTransactionInsideHasCommitted() {
		assertThatException().isThrownBy(() -> this.sessions.runInTransaction((outer) -> {
			outer.persist(Note.of("outer"));
			this.sessions.inTransaction(
					new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW), (inner) -> {
						inner.persist(Note.of("inner"));
						return 1;
					});
			throw new IOException("no");
		}));
		assertThat(notebook.texts()).containsExactly("inner");
	}

	@Test
	void refuseATransactionWhereNoneMayBeMadeOrMustBe() {
		assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> this.sessions.inTransaction(
				new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_MANDATORY), (session) -> 1));
		this.sessions.runInTransaction((outer) -> assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> this.sessions.inTransaction(
					new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NEVER), (session) -> 1)));
	}

	@Test
	void throwTranslatedErrors() {
		notebook.add("taken");
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.sessions.runInTransaction((session) -> session.persist(Note.of("taken"))));
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.sessions.runWithSession((session) -> session.rows("select nothing from nowhere")));
	}

	@Test
	void refuseToWriteInAReadOnlyTransaction() {
		DefaultTransactionDefinition readOnly = new DefaultTransactionDefinition();
		readOnly.setReadOnly(true);
		List<String> texts = this.sessions.inTransaction(readOnly,
				(session) -> session.createQuery("select text from Note", String.class).getResultList());
		assertThat(texts).isEmpty();
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.sessions.inTransaction(readOnly,
				(session) -> session.execute("insert into Note (text) values ('no')")));
		assertThat(notebook.texts()).isEmpty();
	}

	private static void raise(@Nullable Throwable failure) throws Exception {
		if (failure instanceof Error error) {
			throw error;
		}
		if (failure instanceof Exception exception) {
			throw exception;
		}
	}

}
