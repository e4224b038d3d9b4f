package io.appdb.retry;

import java.time.Duration;

import io.appdb.error.Causes;
import io.appdb.error.CommitOutcomeUnknownException;
import io.appdb.error.PartialCommitException;
import io.appdb.error.SqlErrorTranslator;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOff;

/**
 * A policy that recognises a conflict also where an {@code EntityManager} or a driver has
 * reported it in its own words. Immutable.
 *
 * @param policy the policy, in this library's words
 */
record TranslatingPolicy(RetryPolicy policy) implements RetryPolicy {

	private static final SqlErrorTranslator errors = new SqlErrorTranslator();

	@Override
	public boolean shouldRetry(Throwable failure) {
		if (Causes.find(failure, PartialCommitException.class) != null) {
			return false;
		}
		if (CommitOutcomeUnknownException.isIn(failure)) {
			return this.policy instanceof IdempotentPolicy;
		}
		if (this.policy.shouldRetry(failure)) {
			return true;
		}
		RuntimeException translated = (failure instanceof RuntimeException exception) ? errors.translate(exception)
				: null;
		return translated != null && translated != failure && this.policy.shouldRetry(translated);
	}

	@Override
	public Duration getTimeout() {
		return this.policy.getTimeout();
	}

	@Override
	public BackOff getBackOff() {
		return this.policy.getBackOff();
	}

}
