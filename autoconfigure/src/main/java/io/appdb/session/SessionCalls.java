package io.appdb.session;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the calls of a session, which tells one that is forgotten from one that works.
 * Written by the thread that works with the session; any thread may ask.
 */
final class SessionCalls {

	private static final int COMPLETED = 1 << 16;

	/**
	 * The running calls, one inside the other, in the lower half and the completed ones
	 * in the upper.
	 */
	private final AtomicInteger count = new AtomicInteger();

	void begin() {
		this.count.lazySet(this.count.getPlain() + 1);
	}

	void end() {
		this.count.lazySet(this.count.getPlain() - 1 + COMPLETED);
	}

	boolean isRunning() {
		return this.count.get() % COMPLETED != 0;
	}

	/**
	 * Returns a number that changes with each call.
	 */
	int count() {
		return this.count.get();
	}

}
