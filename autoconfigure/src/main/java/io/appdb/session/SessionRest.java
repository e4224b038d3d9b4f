package io.appdb.session;

import java.time.Duration;

/**
 * How long a session has had no call, as far as was looked. Used by the thread that
 * closes the database.
 */
final class SessionRest {

	private final SessionCalls calls;

	private int seen = -1;

	private long since;

	SessionRest(SessionCalls calls) {
		this.calls = calls;
	}

	boolean isLongerThan(Duration time) {
		int count = this.calls.count();
		if (count != this.seen) {
			this.seen = count;
			this.since = System.nanoTime();
		}
		return !this.calls.isRunning() && System.nanoTime() - this.since >= time.toNanos();
	}

}
