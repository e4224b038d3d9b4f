package io.appdb.replica;

import java.time.Duration;

import io.appdb.error.InvalidSettingException;

/**
 * How replicas are used. Immutable.
 *
 * @param reads which reads go to them
 * @param ownWrites how a client is kept from missing its own writes
 * @param maxLag how far behind the primary a replica may be, from 100 ms to 1 day; one
 * that lags more is left out
 * @param maxWait how long a read waits for a replica to show the client's own writes, 0
 * to 1 minute; the primary serves it afterwards
 */
public record ReplicaSettings(ReplicaReads reads, OwnWrites ownWrites, Duration maxLag, Duration maxWait) {

	private static final Duration SHORTEST_LAG = Duration.ofMillis(100);

	private static final Duration LONGEST_LAG = Duration.ofDays(1);

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

	private static final Duration LONGEST_POLL = Duration.ofSeconds(1);

	/**
	 * Verifies the values.
	 * @throws InvalidSettingException when one is out of range
	 */
	public ReplicaSettings {
		if (maxLag.compareTo(SHORTEST_LAG) < 0 || maxLag.compareTo(LONGEST_LAG) > 0) {
			throw new InvalidSettingException("app.db.replicas.max-lag", maxLag.toMillis() + "ms", "use 100ms to 1d");
		}
		if (maxWait.isNegative() || maxWait.compareTo(LONGEST_WAIT) > 0) {
			throw new InvalidSettingException("app.db.replicas.max-wait", maxWait.toMillis() + "ms", "use 0s to 1m");
		}
	}

	/**
	 * How often a server is asked for its position while nobody waits for it.
	 */
	Duration poll() {
		Duration quarter = this.maxLag.dividedBy(4);
		return (quarter.compareTo(LONGEST_POLL) < 0) ? quarter : LONGEST_POLL;
	}

	/**
	 * After which time a server that has not answered counts as away.
	 */
	Duration patience() {
		return poll().multipliedBy(3).plus(LONGEST_POLL);
	}

}
