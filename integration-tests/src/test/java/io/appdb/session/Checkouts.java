package io.appdb.session;

import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;

/**
 * Counts how often a connection is taken from a pool. Owned by a test; shared by all
 * threads.
 */
final class Checkouts implements IMetricsTracker {

	private final AtomicInteger taken = new AtomicInteger();

	private final HikariDataSource pool;

	private Checkouts(HikariDataSource pool) {
		this.pool = pool;
	}

	static Checkouts from(HikariDataSource pool) {
		Checkouts checkouts = new Checkouts(pool);
		pool.setMetricsTrackerFactory((name, statistics) -> checkouts);
		return checkouts;
	}

	@Override
	public void recordConnectionAcquiredNanos(long elapsed) {
		this.taken.incrementAndGet();
	}

	/**
	 * Returns the number taken since the last call.
	 */
	int since() {
		return this.taken.getAndSet(0);
	}

	/**
	 * Returns the number that is not given back.
	 */
	int held() {
		return this.pool.getHikariPoolMXBean().getActiveConnections();
	}

}
