package io.appdb.retry;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.appdb.DatabaseManager;
import io.appdb.InMemory;
import io.appdb.error.CommitOutcomeUnknownException;
import io.appdb.error.DeadlockException;
import io.appdb.session.DbSession;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of transactions whose first attempts fail, on SQLite in memory.
 */
class RepeatedTransactionTests {

	private static final DatabaseManager manager = InMemory.sqlite(Booking.class);

	private final List<DbSession> attempts = new ArrayList<>();

	private final TransactionRetry retry = new TransactionRetry(manager.sessions(),
			new RetrySettings(3, Duration.ZERO, Duration.ofMillis(1), false), new RetryListener() {
			});

	@AfterAll
	static void close() {
		manager.close();
	}

	@AfterEach
	void leavesNothingOnTheThread() {
		assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
		manager.sessions().runInTransaction((session) -> session.execute("delete from Booking"));
	}

	@Test
	void keepsWhatTheLastAttemptWroteAndNothingElse() {
		this.retry.runInTransaction((session) -> {
			session.persist(new Booking());
			failUpTo(2, session, new DeadlockException(null));
		});
		assertThat(this.attempts).hasSize(3);
		assertThat(bookings()).isEqualTo(1);
	}

	@Test
	void givesEachAttemptASessionOfItsOwnAndClosesIt() {
		this.retry.runInTransaction((session) -> failUpTo(2, session, new DeadlockException(null)));
		assertThat(this.attempts).doesNotHaveDuplicates().noneMatch(DbSession::isOpen);
	}

	@Test
	void returnsWhatTheWorkReturned() {
		assertThat(this.retry.<String, RuntimeException>inTransaction((session) -> "done")).isEqualTo("done");
	}

	@Test
	void throwsTheLastFailureWithTheEarlierOnesInIt() {
		List<DeadlockException> thrown = new ArrayList<>();
		assertThatExceptionOfType(DeadlockException.class).isThrownBy(() -> this.retry.runInTransaction((session) -> {
			thrown.add(new DeadlockException(null));
			throw thrown.get(thrown.size() - 1);
		})).satisfies((last) -> {
			assertThat(last).isSameAs(thrown.get(2));
			assertThat(last.getSuppressed()).containsExactly(thrown.get(0), thrown.get(1));
		});
	}

	/**
	 * An exception must not be suppressed in itself.
	 */
	@Test
	void throwsTheSameFailureAgainAsItIs() {
		DeadlockException same = new DeadlockException(null);
		assertThatExceptionOfType(DeadlockException.class)
			.isThrownBy(() -> this.retry.runInTransaction((session) -> failUpTo(9, session, same)))
			.satisfies((last) -> assertThat(last).isSameAs(same).hasNoSuppressedExceptions());
		assertThat(this.attempts).hasSize(3);
	}

	@Test
	void throwsACheckedExceptionAsItIsAfterTheFirstAttempt() {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.retry.runInTransaction((session) -> {
			session.persist(new Booking());
			failUpTo(1, session, new IOException("no"));
		})).withMessage("no");
		assertThat(this.attempts).hasSize(1);
		assertThat(bookings()).isZero();
	}

	@Test
	void repeatsAnUnknownOutcomeOnlyWhereThatDoesNoHarm() {
		CommitOutcomeUnknownException unknown = new CommitOutcomeUnknownException(new IllegalStateException());
		RetryPolicy policy = this.retry.policy().includes(CommitOutcomeUnknownException.class).build();
		assertThatExceptionOfType(CommitOutcomeUnknownException.class)
			.isThrownBy(() -> this.retry.runInTransaction(policy, (session) -> failUpTo(1, session, unknown)));
		assertThat(this.attempts).hasSize(1);
		this.attempts.clear();
		this.retry.runInTransaction(TransactionRetry.idempotent(policy), (session) -> failUpTo(1, session, unknown));
		assertThat(this.attempts).hasSize(2);
	}

	@Test
	void beginsNoAttemptAfterTheDeadline() {
		RetryPolicy policy = this.retry.policy().delay(Duration.ofMinutes(1)).timeout(Duration.ofMillis(1)).build();
		assertThatExceptionOfType(DeadlockException.class).isThrownBy(() -> this.retry.runInTransaction(policy,
				(session) -> failUpTo(1, session, new DeadlockException(null))));
		assertThat(this.attempts).hasSize(1);
	}

	@Test
	void isRefusedInsideABlock() {
		assertThatIllegalStateException()
			.isThrownBy(() -> manager.sessions().runInTransaction((outer) -> runNamed("transfer")))
			.withMessageStartingWith("Retry of transfer: a transaction is already running on thread '")
			.withMessageContaining("call it outside of @Transactional methods")
			.withMessageContaining("or put @RetryTransaction on the outermost");
		assertThat(this.attempts).isEmpty();
	}

	@Test
	void isRefusedInsideATransactionOfSpring() {
		TransactionTemplate outer = new TransactionTemplate(manager.engine().transactionManager());
		assertThatIllegalStateException().isThrownBy(() -> outer.executeWithoutResult((status) -> runNamed("transfer")))
			.withMessageContaining("only the outermost one can be repeated");
	}

	@Test
	void callsABlockWithoutANameABlock() {
		assertThatIllegalStateException().isThrownBy(
				() -> manager.sessions().runInTransaction((outer) -> this.retry.runInTransaction(this.attempts::add)))
			.withMessageStartingWith("Retry of a block of TransactionRetry: ");
	}

	@ParameterizedTest
	@ValueSource(ints = { TransactionDefinition.PROPAGATION_SUPPORTS, TransactionDefinition.PROPAGATION_NOT_SUPPORTED,
			TransactionDefinition.PROPAGATION_MANDATORY, TransactionDefinition.PROPAGATION_NEVER })
	void refusesADefinitionThatBeginsNoTransaction(int propagation) {
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> this.retry.inTransaction(new DefaultTransactionDefinition(propagation), this.attempts::add))
			.withMessageContaining("use PROPAGATION_REQUIRED or PROPAGATION_REQUIRES_NEW");
		assertThat(this.attempts).isEmpty();
	}

	private <E extends Exception> void failUpTo(int attempt, DbSession session, E failure) throws E {
		this.attempts.add(session);
		if (this.attempts.size() <= attempt) {
			throw failure;
		}
	}

	private void runNamed(String name) {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		definition.setName(name);
		this.retry.inTransaction(definition, this.attempts::add);
	}

	private long bookings() {
		return manager.sessions()
			.withSession(
					(session) -> session.createQuery("select count(*) from Booking", Long.class).getSingleResult());
	}

	@Entity(name = "Booking")
	static class Booking {

		@Id
		@GeneratedValue
		long id;

	}

}
