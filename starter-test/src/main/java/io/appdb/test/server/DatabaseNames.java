package io.appdb.test.server;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names for the databases of a run, such as {@code appdb_1k3f9z_12_test}: no other run
 * uses them, and a later one sees whose they were. Safe for every thread.
 */
final class DatabaseNames {

	/**
	 * How every name begins that this library makes.
	 */
	static final String PREFIX = "appdb_";

	/**
	 * How the name of every database ends that this library writes to.
	 */
	static final String SUFFIX = "_test";

	private static final Pattern OF_A_RUN = Pattern.compile("appdb_([0-9a-z]{1,6})_[0-9]{1,9}_test");

	private final AtomicInteger count = new AtomicInteger();

	private final RunId run;

	DatabaseNames(RunId run) {
		this.run = run;
	}

	/**
	 * Whose database this is.
	 * @param name a name found on a server
	 * @return the run; empty if the name is not one of these
	 */
	static Optional<RunId> runOf(String name) {
		Matcher matcher = OF_A_RUN.matcher(name);
		return (matcher.matches() && Long.parseLong(matcher.group(1), Character.MAX_RADIX) <= Integer.MAX_VALUE)
				? Optional.of(new RunId(matcher.group(1))) : Optional.empty();
	}

	String next() {
		return PREFIX + this.run + "_" + this.count.incrementAndGet() + SUFFIX;
	}

}
