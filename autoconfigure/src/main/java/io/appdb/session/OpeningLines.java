package io.appdb.session;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Records who opens sessions. That costs more than opening one, so each second only the
 * first thousand are recorded, and a sample of the others. One per database, shared by
 * all threads.
 */
final class OpeningLines {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private static final int RECORDED = 1000;

	private static final int SAMPLE = 1024;

	private final AtomicInteger opened = new AtomicInteger();

	private volatile long since = System.nanoTime();

	/**
	 * Records the calling lines.
	 * @return the stack, {@code null} when this one is left out
	 */
	@Nullable Throwable record() {
		long now = System.nanoTime();
		if (now - this.since >= SECOND) {
			this.since = now;
			this.opened.set(0);
		}
		int number = this.opened.getAndIncrement();
		return (number < RECORDED || number % SAMPLE == 0) ? new Throwable() : null;
	}

}
