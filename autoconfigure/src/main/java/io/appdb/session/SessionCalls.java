package io.appdb.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * When a session was used last, which tells one that is forgotten from one that works.
 * Owned by its session; any thread may ask.
 */
final class SessionCalls {

	private final AtomicInteger running = new AtomicInteger();

	private volatile long last = System.nanoTime();

	void begin() {
		this.running.incrementAndGet();
	}

	void end() {
		this.last = System.nanoTime();
		this.running.decrementAndGet();
	}

	/**
	 * Tells whether no call runs and none has run for some time.
	 */
	boolean restFor(Duration time) {
		return this.running.get() == 0 && System.nanoTime() - this.last >= time.toNanos();
	}

}
