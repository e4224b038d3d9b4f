package io.appdb.retry;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Objects;

import io.appdb.DatabaseManager;
import io.appdb.InMemory;
import io.appdb.error.CommitOutcomeUnknownException;
import io.appdb.error.DeadlockException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.backoff.BackOffExecution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of the policy that {@link RetryTransaction} asks for.
 */
class AnnotationPolicyTests {

	private static final RetrySettings SETTINGS = new RetrySettings(3, Duration.ofMillis(50), Duration.ofMillis(80),
			false);

	private static final DatabaseManager manager = InMemory.sqlite();

	@AfterAll
	static void close() {
		manager.close();
	}

	@Test
	void takesWhatItDoesNotSayFromTheSettings() {
		RetryPolicy policy = policy("plain");
		BackOffExecution waits = policy.getBackOff().start();
		assertThat(waits.nextBackOff()).isEqualTo(50);
		assertThat(waits.nextBackOff()).isEqualTo(80);
		assertThat(waits.nextBackOff()).isEqualTo(BackOffExecution.STOP);
		assertThat(policy.getTimeout()).isEqualTo(Duration.ZERO);
		assertThat(policy.shouldRetry(new DeadlockException(null))).isTrue();
		assertThat(policy.shouldRetry(new QueryTimeoutException("slow"))).isFalse();
	}

	@Test
	void readsNumbersWithoutAUnitAsSeconds() {
		RetryPolicy policy = policy("told");
		BackOffExecution waits = policy.getBackOff().start();
		assertThat(waits.nextBackOff()).isEqualTo(1000);
		assertThat(waits.nextBackOff()).isEqualTo(BackOffExecution.STOP);
		assertThat(policy.getTimeout()).isEqualTo(Duration.ofMinutes(1));
	}

	@Test
	void addsWhatItIncludesToTheConflicts() {
		RetryPolicy policy = policy("told");
		assertThat(policy.shouldRetry(new QueryTimeoutException("slow"))).isTrue();
		assertThat(policy.shouldRetry(new DeadlockException(null))).isTrue();
	}

	@Test
	void repeatsAnUnknownOutcomeOnlyWhereItSaysSo() {
		CommitOutcomeUnknownException unknown = new CommitOutcomeUnknownException(new IllegalStateException());
		assertThat(policy("idempotent").shouldRetry(unknown)).isTrue();
		assertThat(policy("plain").shouldRetry(unknown)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			negative  | max-attempts is -1: use 1 or more
			word      | delay is 'soon': use a duration such as 50ms or 2s, or a bare number of seconds
			shrinking | max-delay is 10ms: use 1ms or more, and not less than the delay, which is 50ms
			""")
	void namesMethodAttributeValueAndWayOut(String method, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> policy(method))
			.withMessage("@RetryTransaction on Bank." + method + ": " + message);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "REQUIRED", "REQUIRES_NEW", "NESTED" })
	void refusesATransactionThatTheMethodDoesNotBegin(Propagation propagation) {
		assertThatIllegalArgumentException().isThrownBy(() -> policy("plain", propagation))
			.withMessageContaining("Bank.plain")
			.withMessageContaining("use REQUIRED or REQUIRES_NEW");
	}

	@ParameterizedTest
	@EnumSource(names = { "REQUIRED", "REQUIRES_NEW", "NESTED" })
	void acceptsATransactionThatTheMethodBegins(Propagation propagation) {
		assertThatCode(() -> policy("plain", propagation)).doesNotThrowAnyException();
	}

	private static RetryPolicy policy(String method) {
		return policy(method, null);
	}

	private static RetryPolicy policy(String method, @Nullable Propagation own) {
		Method annotated = Objects.requireNonNull(ReflectionUtils.findMethod(Bank.class, method));
		RetryTransaction annotation = Objects.requireNonNull(RetryTransactionInterceptor.find(annotated));
		TransactionRetry retry = new TransactionRetry(manager.sessions(), SETTINGS, new RetryListener() {
		});
		return retry.policy(annotation, "Bank." + method,
				(own != null) ? new DefaultTransactionDefinition(own.value()) : null);
	}

	/**
	 * What is annotated in the tests.
	 */
	interface Bank {

		@RetryTransaction
		void plain();

		@RetryTransaction(maxAttempts = 2, delay = "1", maxDelay = "4s", deadline = "1m",
				includes = QueryTimeoutException.class)
		void told();

		@RetryTransaction(idempotent = true)
		void idempotent();

		@RetryTransaction(maxAttempts = -1)
		void negative();

		@RetryTransaction(delay = "soon")
		void word();

		@RetryTransaction(maxDelay = "10ms")
		void shrinking();

	}

}
