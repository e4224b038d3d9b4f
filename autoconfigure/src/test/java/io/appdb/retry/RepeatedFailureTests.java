package io.appdb.retry;

import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;

import io.appdb.error.CommitOutcomeUnknownException;
import io.appdb.error.DeadlockException;
import io.appdb.error.SerializationConflictException;
import org.hibernate.exception.LockAcquisitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests after which failures a transaction is repeated.
 */
class RepeatedFailureTests {

	private final RetryPolicy policy = RetrySettings.defaults().policy().build();

	private static SQLException reported(String state) {
		return new SQLException("reported", state, 0);
	}

	static Stream<Throwable> conflicts() {
		return Stream.of(new DeadlockException(null), new SerializationConflictException(null),
				new IllegalStateException("wrapped", new DeadlockException(null)),
				new LockAcquisitionException("in Hibernate's words", reported("40P01")),
				new UncategorizedSQLException("in the driver's words", "select 1", reported("40001")));
	}

	@ParameterizedTest
	@MethodSource("conflicts")
	void repeatsAfterAConflictInWhoseWordsEver(Throwable failure) {
		assertThat(new TranslatingPolicy(this.policy).shouldRetry(failure)).isTrue();
	}

	static Stream<Throwable> others() {
		return Stream.of(new DataIntegrityViolationException("not null"), new IllegalStateException("no"),
				new OutOfMemoryError("no"), reported("40001"),
				new LockAcquisitionException("in Hibernate's words", reported("23505")));
	}

	@ParameterizedTest
	@MethodSource("others")
	void repeatsAfterNothingElse(Throwable failure) {
		assertThat(new TranslatingPolicy(this.policy).shouldRetry(failure)).isFalse();
	}

	static Stream<Throwable> unknownOutcomes() {
		CommitOutcomeUnknownException unknown = new CommitOutcomeUnknownException(reported("08006"));
		return Stream.of(unknown, new IllegalStateException("wrapped", unknown),
				new DeadlockException(new SQLException(unknown)));
	}

	@ParameterizedTest
	@MethodSource("unknownOutcomes")
	void neverRepeatsWhatMayBeStored(Throwable failure) {
		RetryPolicy everything = RetryPolicy.builder().build();
		assertThat(new TranslatingPolicy(everything).shouldRetry(failure)).isFalse();
	}

	@ParameterizedTest
	@MethodSource("unknownOutcomes")
	void repeatsWhatMayBeStoredWhereThatDoesNoHarm(Throwable failure) {
		assertThat(new TranslatingPolicy(TransactionRetry.idempotent(this.policy)).shouldRetry(failure)).isTrue();
	}

	@Test
	void keepsDeadlineAndWaitsOfThePolicyAroundIt() {
		RetryPolicy limited = RetrySettings.defaults().policy().timeout(Duration.ofSeconds(7)).build();
		RetryPolicy wrapped = new TranslatingPolicy(TransactionRetry.idempotent(limited));
		assertThat(wrapped.getTimeout()).isEqualTo(Duration.ofSeconds(7));
		assertThat(wrapped.getBackOff()).isSameAs(limited.getBackOff());
	}

}
