package io.appdb.autoconfigure;

import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;

/**
 * What a property has to be. Stateless: nothing to own or to share.
 */
final class Requirement {

	private Requirement() {
	}

	static void atLeast(String key, int value, int least) {
		if (value < least) {
			throw new InvalidDatabasePropertyException(key, "is " + value, "use " + least + " or more");
		}
	}

	static void atLeast(String key, @Nullable Duration value, Duration least) {
		if (value != null && value.compareTo(least) < 0) {
			throw new InvalidDatabasePropertyException(key, "is " + text(value), "use " + text(least) + " or more");
		}
	}

	static void readable(String key, String value, Consumer<String> reader) {
		try {
			reader.accept(value);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidDatabasePropertyException(key, "is '" + value + "'", String.valueOf(ex.getMessage()), ex);
		}
	}

	private static String text(Duration value) {
		boolean wholeSeconds = value.toNanosPart() == 0;
		return wholeSeconds ? value.toSeconds() + "s" : DurationStyle.SIMPLE.print(value);
	}

}
