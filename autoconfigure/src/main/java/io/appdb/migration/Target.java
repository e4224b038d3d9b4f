package io.appdb.migration;

import java.util.regex.Pattern;

import org.flywaydb.core.api.MigrationVersion;

/**
 * Reads the words that say where to migrate. Stateless.
 */
final class Target {

	static final String HEAD = "head";

	static final String BASE = "base";

	static final String CURRENT = "current";

	private static final Pattern VERSION = Pattern.compile("\\d+([._]\\d+)*");

	private static final Pattern STEPS = Pattern.compile("[+-]\\d{1,9}");

	private Target() {
	}

	static MigrationVersion version(String text, String others) {
		if (!isVersion(text)) {
			throw new IllegalArgumentException(
					"'" + text + "' is not a version: use one like 2 or 1.4" + (others.isEmpty() ? "" : ", " + others));
		}
		return MigrationVersion.fromVersion(text);
	}

	static boolean isVersion(String text) {
		return VERSION.matcher(text).matches();
	}

	static boolean isSteps(String text, char sign) {
		return STEPS.matcher(text).matches() && text.charAt(0) == sign;
	}

	static int steps(String text, int available, String what) {
		int steps = Integer.parseInt(text.substring(1));
		if (steps < 1 || steps > available) {
			throw new IllegalArgumentException("'" + text + "' is not possible: " + available + " migrations are "
					+ what
					+ ((available > 0) ? ", so use " + text.charAt(0) + "1 to " + text.charAt(0) + available : ""));
		}
		return steps;
	}

}
