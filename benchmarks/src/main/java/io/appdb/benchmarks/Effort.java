package io.appdb.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured. A value.
 *
 * @param pairs number of pairs
 * @param warmUp load on a fresh JVM before anything counts
 * @param settling load before each counted window
 * @param window counted time of one measurement
 * @param waitingClients clients of the handler that waits
 * @param plainClients clients of the plain handlers
 * @param iterations JMH iterations per fork
 * @param sqliteThreads threads that write to SQLite, and threads that read
 * @param flags flags of every JVM that is measured
 */
record Effort(int pairs, Duration warmUp, Duration settling, Duration window, int waitingClients, int plainClients,
		int iterations, int sqliteThreads, List<String> flags) {

	static Effort full() {
		return new Effort(9, Duration.ofSeconds(25), Duration.ofSeconds(1), Duration.ofSeconds(3), 200, 8, 3, 50,
				List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC"));
	}

	/**
	 * Just enough to see that every benchmark runs.
	 */
	static Effort smoke() {
		return new Effort(1, Duration.ZERO, Duration.ZERO, Duration.ofMillis(300), 2, 1, 1, 2,
				List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
	}

	/**
	 * Whether this is only to see that everything runs.
	 */
	boolean isSmoke() {
		return this.iterations == 1;
	}

}
