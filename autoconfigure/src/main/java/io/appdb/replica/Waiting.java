package io.appdb.replica;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Reads that wait for a replica to go on, and the threads that watch the replicas: while
 * a read waits they look without a pause. Shared by all threads.
 */
final class Waiting {

	private static final long WHILE_WAITED_FOR = TimeUnit.MILLISECONDS.toNanos(1);

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition wanted = this.lock.newCondition();

	private final Condition seen = this.lock.newCondition();

	private int readers;

	private boolean closed;

	/**
	 * Waits for something to be seen.
	 * @param reached tells whether it has been
	 * @param limit how long to wait at most
	 * @return whether it was seen in time
	 */
	boolean await(BooleanSupplier reached, Duration limit) {
		long left = limit.toNanos();
		this.lock.lock();
		try {
			this.readers++;
			this.wanted.signalAll();
			while (!reached.getAsBoolean()) {
				if (left <= 0 || this.closed) {
					return false;
				}
				left = this.seen.awaitNanos(left);
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.readers--;
			this.lock.unlock();
		}
	}

	/**
	 * Tells the reads that something was seen, and waits until the next look is due.
	 * @param interval time between two looks while no read waits
	 * @return whether there is to be another look
	 */
	boolean pause(Duration interval) {
		return pause(interval.toNanos(), true);
	}

	/**
	 * Tells the reads that something was seen, and waits until the next look is due,
	 * whoever waits.
	 * @param interval time between two looks
	 * @return whether there is to be another look
	 */
	boolean rest(Duration interval) {
		return pause(interval.toNanos(), false);
	}

	private boolean pause(long interval, boolean hurries) {
		this.lock.lock();
		try {
			this.seen.signalAll();
			long left = (hurries && this.readers > 0) ? WHILE_WAITED_FOR : interval;
			int before = this.readers;
			while (left > 0 && !this.closed && (!hurries || this.readers <= before)) {
				left = this.wanted.awaitNanos(left);
			}
			return !this.closed;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

	void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.wanted.signalAll();
			this.seen.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

}
