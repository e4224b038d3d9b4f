package io.appdb.replica;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What one client has written to one database and wants to read again: a request, a task,
 * or whatever a thread does on its own. Any thread may call it.
 */
final class ClientWrites {

	/**
	 * Whether something was written whose position nobody has asked for.
	 */
	private volatile boolean written;

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
		this.written = true;
	}

	/**
	 * Tells, once, whether something was written.
	 */
	boolean takeWritten() {
		boolean taken = this.written;
		this.written = false;
		return taken;
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
