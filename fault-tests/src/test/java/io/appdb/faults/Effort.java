package io.appdb.faults;

import java.util.List;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import org.junit.jupiter.params.provider.Arguments;

/**
 * How much is tried. A value.
 *
 * @param times how often an outage happens, where it does not say less itself
 * @param servers the servers that are broken
 * @param outages what happens to each of them
 */
record Effort(int times, List<DatabaseType> servers, List<Outage> outages) {

	/**
	 * What a normal build does.
	 */
	static final Effort LITTLE = new Effort(2, List.of(DatabaseType.POSTGRESQL, DatabaseType.MARIADB),
			List.of(Outage.KILL, Outage.TERMINATION, Outage.NETWORK_CUT));

	private static final String PROPERTY = "appdb.test.faults";

	/**
	 * From this on a run is worth being written down.
	 */
	private static final int MANY = 5;

	/**
	 * What the property asks for: how often everything is to happen at most, or nothing
	 * for what a normal build does.
	 */
	static Effort chosen() {
		Integer times = Integer.getInteger(PROPERTY);
		return (times != null) ? everything(times) : LITTLE;
	}

	private static Effort everything(int times) {
		if (times < 1) {
			throw new IllegalArgumentException("'" + PROPERTY + "' is " + times + ": use 1 or more");
		}
		return new Effort(times, List.of(DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB),
				List.of(Outage.values()));
	}

	/**
	 * Every server with every outage, in an order in which servers and banks are kept.
	 */
	Stream<Arguments> cases() {
		return this.servers.stream()
			.flatMap((server) -> this.outages.stream().map((outage) -> Arguments.of(server, outage)));
	}

	/**
	 * Whether everything is tried, and not what a normal build has the time for.
	 */
	boolean isWhole() {
		return !equals(LITTLE);
	}

	int times(Outage outage) {
		return Math.min(this.times, outage.times());
	}

	/**
	 * Whether this is what the table in docs/reliability.md says.
	 * @param rows how many cases have been counted, with that of SQLite
	 */
	boolean isWrittenDown(int rows) {
		return this.times >= MANY && rows == this.servers.size() * this.outages.size() + 1;
	}

}
