package io.appdb.faults;

import java.time.Duration;

/**
 * The longest time in which nothing was heard, from its creation on. Safe for every
 * thread.
 */
final class Silence {

	private long last = System.nanoTime();

	private long longest;

	synchronized void heard() {
		long now = System.nanoTime();
		this.longest = Math.max(this.longest, now - this.last);
		this.last = now;
	}

	synchronized Duration longest() {
		return Duration.ofNanos(Math.max(this.longest, System.nanoTime() - this.last));
	}

}
