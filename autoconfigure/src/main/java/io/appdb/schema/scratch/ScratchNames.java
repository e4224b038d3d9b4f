package io.appdb.schema.scratch;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of scratch databases. They tell when they were made, so that nobody removes one
 * that is only just coming to life. Without state.
 */
public final class ScratchNames {

	public static final String PREFIX = "appdb_scratch_";

	private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9a-z]+)_[0-9a-z]+");

	private static final Duration YOUTH = Duration.ofMinutes(1);

	private static final int RADIX = 36;

	private ScratchNames() {
	}

	public static String next() {
		return PREFIX + Long.toString(Instant.now().getEpochSecond(), RADIX) + "_"
				+ Long.toString(ThreadLocalRandom.current().nextLong(Integer.MAX_VALUE), RADIX);
	}

	/**
	 * Returns whether it is a name of ours and no longer new.
	 */
	public static boolean isOld(String name) {
		Matcher matcher = NAME.matcher(name);
		return matcher.matches()
				&& Instant.ofEpochSecond(Long.parseLong(matcher.group(1), RADIX)).isBefore(Instant.now().minus(YOUTH));
	}

}
