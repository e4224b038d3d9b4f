package io.appdb.test;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Lets the replicas of a test lag: they lead to the same database as the primary, and
 * show what this says they have replayed. What a read finds is the same on each of them;
 * which one serves it is told by {@link io.appdb.replica.Replicas#counts()}. A bean in
 * tests with {@link DatabaseTest#replicas()}; any thread may call it.
 */
public final class ReplicaReplay {

	private Duration delay = Duration.ZERO;

	private @Nullable Long pausedAt;

	ReplicaReplay() {
	}

	/**
	 * Lets all replicas show nothing that is committed from now on.
	 */
	public synchronized void pause() {
		if (this.pausedAt == null) {
			this.pausedAt = replayed();
		}
	}

	/**
	 * Lets them go on.
	 */
	public synchronized void resume() {
		this.pausedAt = null;
	}

	/**
	 * Lets them show everything later than it was committed.
	 * @param delay how much later, zero for at once
	 * @throws IllegalArgumentException when it is null or negative
	 */
	public synchronized void delay(Duration delay) {
		Assert.isTrue(delay != null && !delay.isNegative(),
				() -> "delay(): " + delay + " is no time: give zero or more");
		this.delay = delay;
	}

	/**
	 * The point in time, of {@link System#nanoTime()}, up to which everything is shown.
	 */
	synchronized long replayed() {
		return (this.pausedAt != null) ? this.pausedAt : System.nanoTime() - this.delay.toNanos();
	}

}
