package io.appdb.retry;

import java.time.Duration;

import io.appdb.error.CommitOutcomeUnknownException;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOff;

/**
 * A policy for work that may be done twice: it is also repeated when nobody knows whether
 * it was committed. Immutable.
 *
 * @param policy what else is repeated, how often and after how long
 */
record IdempotentPolicy(RetryPolicy policy) implements RetryPolicy {

	@Override
	public boolean shouldRetry(Throwable failure) {
		return CommitOutcomeUnknownException.isIn(failure) || this.policy.shouldRetry(failure);
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
