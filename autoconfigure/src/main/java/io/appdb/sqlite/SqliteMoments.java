package io.appdb.sqlite;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;

import org.jspecify.annotations.Nullable;

/**
 * Dates and times as Hibernate stores them on SQLite, which is a number of milliseconds.
 * The driver would write those of {@code java.time} as text, which SQLite sorts after
 * every number: a comparison would be wrong without an error. Stateless.
 */
final class SqliteMoments {

	private SqliteMoments() {
	}

	/**
	 * Turns a value of {@code java.time} into one that the driver binds as a date; other
	 * values stay as they are.
	 * @param value the value of a parameter
	 * @return what to bind in its place
	 */
	static @Nullable Object bound(@Nullable Object value) {
		if (value instanceof Instant instant) {
			return Timestamp.from(instant);
		}
		if (value instanceof OffsetDateTime moment) {
			return Timestamp.from(moment.toInstant());
		}
		if (value instanceof ZonedDateTime moment) {
			return Timestamp.from(moment.toInstant());
		}
		if (value instanceof LocalDateTime moment) {
			return Timestamp.valueOf(moment);
		}
		if (value instanceof LocalDate date) {
			return Date.valueOf(date);
		}
		if (value instanceof LocalTime time) {
			return new Time(Time.valueOf(time).getTime() + time.get(ChronoField.MILLI_OF_SECOND));
		}
		return value;
	}

}
