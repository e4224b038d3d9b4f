package io.appdb.replica;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts which server has served reads that may be served by a replica. Shared by all
 * threads.
 */
public final class ReadCounts {

	private final LongAdder served = new LongAdder();

	private final Map<Reason, LongAdder> fallbacks = new EnumMap<>(Reason.class);

	ReadCounts() {
		for (Reason reason : Reason.values()) {
			this.fallbacks.put(reason, new LongAdder());
		}
	}

	void served() {
		this.served.increment();
	}

	void fellBack(Reason reason) {
		counter(reason).increment();
	}

	private LongAdder counter(Reason reason) {
		return java.util.Objects.requireNonNull(this.fallbacks.get(reason));
	}

	/**
	 * Returns how many connections were taken to replicas.
	 * @return their number since the start
	 */
	public long byReplicas() {
		return this.served.sum();
	}

	/**
	 * Returns how many connections were taken to the primary in place of a replica.
	 * @param reason why
	 * @return their number since the start
	 */
	public long byPrimary(Reason reason) {
		return counter(reason).sum();
	}

	/**
	 * Why the primary serves a read.
	 */
	public enum Reason {

		/**
		 * No replica showed in time what the client has written.
		 */
		OWN_WRITES,

		/**
		 * All replicas are left out.
		 */
		NO_REPLICA,

		/**
		 * A replica failed when it was needed.
		 */
		FAILED;

		/**
		 * Returns the name as a tag of a meter has it.
		 * @return the name, like {@code own-writes}
		 */
		public String tag() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
