package io.appdb.postgresql;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The text of dates and moments in years of four digits. Not instantiated.
 */
final class TextMoments {

	private static final int NANOS_OF_MICRO = 1000;

	private static final long NANOS = 1_000_000_000;

	private static final int MICROS = 1_000_000;

	/**
	 * Microseconds of a minute.
	 */
	private static final int MINUTE = 60 * MICROS;

	private static final int LAST_PLAIN_YEAR = 9999;

	static final int LAST_JULIAN_YEAR = 1582;

	private TextMoments() {
	}

	/**
	 * Moments before the Gregorian calendar are bound through the calendar that was in
	 * use then.
	 */
	static void write(OffsetDateTime value, CopyText text) {
		if (value.getYear() <= LAST_JULIAN_YEAR) {
			throw new UnusualYear();
		}
		write(value.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), text);
		text.put('Z');
	}

	/**
	 * The driver rounds to microseconds, half up.
	 */
	static void write(LocalDateTime value, CopyText text) {
		int micros = (int) ((value.getSecond() * NANOS + value.getNano() + NANOS_OF_MICRO / 2) / NANOS_OF_MICRO);
		LocalDateTime minute = (micros < MINUTE) ? value : value.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
		micros %= MINUTE;
		write(minute.toLocalDate(), text);
		text.put(' ');
		text.padded(minute.getHour(), 2);
		text.put(':');
		text.padded(minute.getMinute(), 2);
		text.put(':');
		text.padded(micros / MICROS, 2);
		if (micros % MICROS > 0) {
			text.put('.');
			text.padded(micros % MICROS, 6);
		}
	}

	static void write(LocalDate value, CopyText text) {
		if (value.getYear() < 1 || value.getYear() > LAST_PLAIN_YEAR) {
			throw new UnusualYear();
		}
		text.padded(value.getYear(), 4);
		text.put('-');
		text.padded(value.getMonthValue(), 2);
		text.put('-');
		text.padded(value.getDayOfMonth(), 2);
	}

	/**
	 * A year that has no plain text.
	 */
	static final class UnusualYear extends RuntimeException {

		UnusualYear() {
			super("The year has no plain text", null, false, false);
		}

	}

}
