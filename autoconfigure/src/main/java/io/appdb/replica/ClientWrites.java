package io.appdb.replica;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * What one client has written to one database and wants to read again: a request, a task,
 * or whatever a thread does on its own. Any thread may call it.
 */
final class ClientWrites {

	/**
	 * Number of the last write.
	 */
	private final AtomicLong written = new AtomicLong();

	/**
	 * Number of the last write whose position is known.
	 */
	private final AtomicLong known = new AtomicLong();

	private volatile @Nullable ReplicaPosition position;

	private volatile @Nullable Instant primaryUntil;

	private volatile boolean preferring;

	boolean isPreferring() {
		return this.preferring;
	}

	boolean prefer(boolean preferring) {
		boolean before = this.preferring;
		this.preferring = preferring;
		return before;
	}

	void write() {
		this.written.incrementAndGet();
	}

	/**
	 * Returns the number of the last write.
	 */
	long written() {
		return this.written.get();
	}

	/**
	 * Tells whether the position of a write is known: until then each thread that works
	 * for the client has to ask for it.
	 */
	boolean knows(long write) {
		return this.known.get() >= write;
	}

	/**
	 * Notes that the position of a write is known, or can only be taken for one that no
	 * replica has reached.
	 */
	void learned(long write) {
		this.known.accumulateAndGet(write, Math::max);
	}

	@Nullable ReplicaPosition position() {
		return this.position;
	}

	void follow(ReplicaPosition position) {
		this.position = position;
	}

	@Nullable Instant primaryUntil() {
		return this.primaryUntil;
	}

	void primaryUntil(Instant until) {
		Instant before = this.primaryUntil;
		if (before == null || before.isBefore(until)) {
			this.primaryUntil = until;
		}
	}

}
