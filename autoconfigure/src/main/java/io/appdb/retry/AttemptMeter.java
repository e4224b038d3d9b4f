package io.appdb.retry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.Retryable;

/**
 * Counts the attempts of transactions that may be repeated, as
 * {@code app.db.retry.attempts}: tagged with the name of the database, with
 * {@code outcome} {@code success} or {@code failure}, and with the simple class name of
 * the {@code exception} or {@code none}. Shared by all threads.
 */
public final class AttemptMeter implements RetryListener {

	private final MeterRegistry registry;

	private final String database;

	/**
	 * Creates a meter.
	 * @param registry keeps the counters
	 * @param database name of the database
	 */
	public AttemptMeter(MeterRegistry registry, String database) {
		this.registry = registry;
		this.database = database;
	}

	@Override
	public void onRetryableExecution(RetryPolicy policy, Retryable<?> retryable, RetryState state) {
		boolean success = state.isSuccessful();
		Counter.builder("app.db.retry.attempts")
			.description("Attempts of transactions that may be repeated")
			.tag("database", this.database)
			.tag("outcome", success ? "success" : "failure")
			.tag("exception", success ? "none" : state.getLastException().getClass().getSimpleName())
			.register(this.registry)
			.increment();
	}

}
