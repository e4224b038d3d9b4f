package io.appdb.session;

import java.util.function.Consumer;
import java.util.stream.Stream;

import org.hibernate.Transaction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of the transaction that {@code inTransaction} of a session hands out.
 */
class GuardedTransactionTests {

	private static final Notebook notebook = new Notebook();

	@AfterAll
	static void close() {
		notebook.close();
	}

	@AfterEach
	void clear() {
		notebook.clear();
	}

	static Stream<Consumer<Transaction>> ends() {
		return Stream.of(Transaction::begin, Transaction::commit, Transaction::rollback);
	}

	@ParameterizedTest
	@MethodSource("ends")
	void isNotEndedByTheBlock(Consumer<Transaction> end) {
		assertThatIllegalStateException().isThrownBy(() -> withSession((session) -> session.inTransaction(end)))
			.withMessageContaining("the block ends its transaction itself")
			.withMessageContaining("markRollbackOnly() rolls back without an exception");
	}

	static Stream<Consumer<Transaction>> marks() {
		return Stream.of(Transaction::markRollbackOnly, Transaction::setRollbackOnly);
	}

	@ParameterizedTest
	@MethodSource("marks")
	void rollsBackQuietlyWhenItIsMarked(Consumer<Transaction> mark) {
		withSession((session) -> session.inTransaction((transaction) -> {
			session.persist(Note.of("lost"));
			assertThat(transaction.getRollbackOnly()).isFalse();
			mark.accept(transaction);
			assertThat(transaction.getRollbackOnly()).isTrue();
		}));
		assertThat(notebook.texts()).isEmpty();
	}

	@Test
	void commitsOtherwise() {
		withSession((session) -> session.inTransaction((transaction) -> {
			assertThat(transaction.isActive()).isTrue();
			session.persist(Note.of("kept"));
		}));
		assertThat(notebook.texts()).containsExactly("kept");
	}

	private static void withSession(SessionWork<RuntimeException> work) {
		notebook.sessions().runWithSession(work);
	}

}
