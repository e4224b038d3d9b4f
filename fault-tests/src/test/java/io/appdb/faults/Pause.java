package io.appdb.faults;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits. No instances.
 */
final class Pause {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final long STEP = TimeUnit.MILLISECONDS.toNanos(3);

	private static final long LONG_STEP = TimeUnit.MILLISECONDS.toNanos(200);

	private Pause() {
	}

	static void of(Duration duration) {
		until(System.nanoTime() + duration.toNanos());
	}

	/**
	 * Waits for a time.
	 * @param time as {@link System#nanoTime()} counts
	 */
	static void until(long time) {
		for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	/**
	 * Waits for something to happen, a minute at most.
	 * @param happened whether it did
	 * @param otherwise what to say if it does not
	 */
	static void until(BooleanSupplier happened, String otherwise) {
		until(happened, LIMIT, STEP, otherwise);
	}

	/**
	 * Waits for something to happen, and does not look too often.
	 * @param happened whether it did
	 * @param limit for how long
	 * @param otherwise what to say if it does not
	 */
	static void until(BooleanSupplier happened, Duration limit, String otherwise) {
		until(happened, limit, LONG_STEP, otherwise);
	}

	private static void until(BooleanSupplier happened, Duration limit, long step, String otherwise) {
		long end = System.nanoTime() + limit.toNanos();
		while (!happened.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError("After " + limit.toSeconds() + " seconds: " + otherwise);
			}
			LockSupport.parkNanos(step);
		}
	}

}
