package io.appdb.retry;

import java.time.Duration;

import io.appdb.error.Arguments;
import io.appdb.error.DeadlockException;
import io.appdb.error.InvalidSettingException;
import io.appdb.error.SerializationConflictException;

import org.springframework.core.retry.RetryPolicy;

/**
 * How often and after how long a transaction is repeated. Immutable; shared by all
 * threads.
 *
 * @param maxAttempts how often a transaction is tried in all, 1 or more
 * @param delay the wait before the second attempt, 0 ms or more; it doubles each time
 * @param maxDelay the longest wait, {@code delay} or more
 * @param jitter whether each wait is varied at random, so that transactions that have met
 * do not meet again
 */
public record RetrySettings(int maxAttempts, Duration delay, Duration maxDelay, boolean jitter) {

	private static final String PREFIX = "app.db.retry.";

	private static final double MULTIPLIER = 2;

	/**
	 * Checks the values.
	 * @throws InvalidSettingException when one is out of range
	 */
	public RetrySettings {
		Arguments.required("RetrySettings", "delay", delay);
		Arguments.required("RetrySettings", "maxDelay", maxDelay);
		if (maxAttempts < 1) {
			throw new InvalidSettingException(PREFIX + "max-attempts", maxAttempts, "use 1 or more");
		}
		if (delay.isNegative()) {
			throw new InvalidSettingException(PREFIX + "delay", shown(delay), "use 0ms or more");
		}
		if (maxDelay.toMillis() < 1 || maxDelay.compareTo(delay) < 0) {
			throw new InvalidSettingException(PREFIX + "max-delay", shown(maxDelay),
					"use 1ms or more, and not less than the delay, which is " + shown(delay));
		}
	}

	private static String shown(Duration value) {
		return value.toMillis() + "ms";
	}

	/**
	 * Returns the defaults: three attempts, a wait of 50 ms that doubles up to 2 s, with
	 * jitter.
	 * @return the default settings
	 */
	public static RetrySettings defaults() {
		return new RetrySettings(3, Duration.ofMillis(50), Duration.ofSeconds(2), true);
	}

	/**
	 * Starts a policy with these settings that repeats after a deadlock and after a
	 * serialization conflict. What else it includes is added to these.
	 * @return a builder
	 */
	public RetryPolicy.Builder policy() {
		RetryPolicy.Builder policy = RetryPolicy.builder()
			.includes(DeadlockException.class, SerializationConflictException.class)
			.maxRetries(this.maxAttempts - 1)
			.delay(this.delay)
			.maxDelay(this.maxDelay)
			.multiplier(MULTIPLIER);
		return this.jitter ? policy.jitter(this.delay) : policy;
	}

}
