package io.appdb.replica;

import java.time.Duration;
import java.util.Locale;

import org.springframework.boot.convert.DurationStyle;

/**
 * How a client is kept from missing what it has written itself. Immutable.
 *
 * @param kind what is kept of a write
 * @param window how long after a write reads go to the primary, for the kind that keeps
 * the time
 */
public record OwnWrites(Kind kind, Duration window) {

	private static final String WINDOW = "window:";

	/**
	 * The position of the last write.
	 */
	public static final OwnWrites POSITION = new OwnWrites(Kind.POSITION, Duration.ZERO);

	/**
	 * Reads the text of a setting.
	 * @param text {@code position}, {@code off}, or {@code window:} and a duration, in
	 * which a bare number means seconds
	 * @return what it means
	 * @throws IllegalArgumentException if it is none of these
	 */
	public static OwnWrites of(String text) {
		String given = text.strip().toLowerCase(Locale.ROOT);
		if (given.equals("position")) {
			return POSITION;
		}
		if (given.equals("off") || given.equals("false")) {
			return new OwnWrites(Kind.OFF, Duration.ZERO);
		}
		if (given.startsWith(WINDOW)) {
			return new OwnWrites(Kind.WINDOW, window(given.substring(WINDOW.length())));
		}
		throw invalid();
	}

	private static Duration window(String text) {
		try {
			Duration window = DurationStyle.detectAndParse(text, java.time.temporal.ChronoUnit.SECONDS);
			if (window.isNegative() || window.isZero()) {
				throw invalid();
			}
			return window;
		}
		catch (IllegalArgumentException ex) {
			throw invalid();
		}
	}

	private static IllegalArgumentException invalid() {
		return new IllegalArgumentException("use position, off, or window: and a time above zero, such as window:2s");
	}

	/**
	 * What is kept of a write.
	 */
	public enum Kind {

		/**
		 * The position of the server, which a replica must have reached.
		 */
		POSITION,

		/**
		 * The time: reads go to the primary for a while.
		 */
		WINDOW,

		/**
		 * Nothing: a read may miss the client's own writes.
		 */
		OFF

	}

}
