package io.appdb.faults;

import java.time.Duration;

/**
 * Something that happens to a bank while its customers are at work. A value.
 *
 * @param label what the table says
 * @param measure what is measured
 * @param latest the longest time that it may take
 * @param strike makes it happen, and ends it
 */
record Fault(String label, Measure measure, Duration latest, Strike strike) {

	@Override
	public String toString() {
		return this.label;
	}

	/**
	 * What is measured. Constants.
	 */
	enum Measure {

		/**
		 * The time from a database that answers again to the first transfer that is
		 * acknowledged.
		 */
		RECOVERY,

		/**
		 * The longest time in which no transfer was acknowledged: others are there to
		 * take over.
		 */
		SILENCE

	}

	/**
	 * Makes a fault, and ends it.
	 */
	@FunctionalInterface
	interface Strike {

		void make() throws Exception;

	}

}
