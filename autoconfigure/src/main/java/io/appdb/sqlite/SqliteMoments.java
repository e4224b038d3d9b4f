package io.appdb.sqlite;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteConnectionConfig;

/**
 * Dates and times as Hibernate stores them on SQLite, which is a number of milliseconds.
 * The driver would write those of {@code java.time} as text, which SQLite sorts after
 * every number: a comparison would be wrong without an error. Stateless.
 */
final class SqliteMoments {

	private static final DateTimeFormatter TEXT = new DateTimeFormatterBuilder()
		.append(DateTimeFormatter.ISO_LOCAL_DATE)
		.appendLiteral(' ')
		.append(DateTimeFormatter.ISO_LOCAL_TIME)
		.toFormatter(Locale.ROOT);

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
			return java.sql.Date.valueOf(date);
		}
		if (value instanceof LocalTime time) {
			return new Time(Time.valueOf(time).getTime() + time.get(ChronoField.MILLI_OF_SECOND));
		}
		return value;
	}

	/**
	 * Tells whether the driver stores a date or a time as a number of milliseconds, as it
	 * does unless the URL has another {@code date_class} or {@code date_precision}.
	 * @param metadata what tells of the connection, if there is one
	 */
	static boolean areNumbers(@Nullable DatabaseMetaData metadata) {
		try {
			Connection connection = (metadata != null) ? metadata.getConnection() : null;
			if (connection == null || !connection.isWrapperFor(SQLiteConnection.class)) {
				return true;
			}
			SQLiteConnectionConfig config = connection.unwrap(SQLiteConnection.class).getConnectionConfig();
			return config.getDateClass() == SQLiteConfig.DateClass.INTEGER && config.getDateMultiplier() == 1;
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Could not read how SQLite's driver stores dates and times", ex);
		}
	}

	/**
	 * The number that is stored for a value of {@code java.time}.
	 * @param value a value
	 */
	@SuppressWarnings("JavaUtilDate") // what the driver binds
	static long milliseconds(TemporalAccessor value) {
		if (bound(value) instanceof Date moment) {
			return moment.getTime();
		}
		throw new IllegalArgumentException(
				"'" + value + "', a " + value.getClass().getName() + ", is not stored as a number of milliseconds");
	}

	/**
	 * Tells whether a column is read here, as the driver does not know the type, or loses
	 * the milliseconds of the value.
	 * @param type the type asked for
	 * @param stored what the driver reads without a type
	 */
	static boolean reads(Class<?> type, @Nullable Object stored) {
		if (type == LocalTime.class) {
			return stored instanceof Number;
		}
		return type == Instant.class || type == OffsetDateTime.class || type == ZonedDateTime.class;
	}

	/**
	 * Reads a column as an entity does. A text is in UTC, as that of SQLite's own
	 * {@code current_timestamp} is.
	 * @param results the results, on a row
	 * @param column the number of the column, from 1
	 * @param type a type that is {@linkplain #reads(Class, Object) read here}
	 * @return the value
	 * @throws SQLException if the column has something else
	 */
	static @Nullable Object read(ResultSet results, int column, Class<?> type) throws SQLException {
		if (type == LocalTime.class) {
			return time(results.getTime(column));
		}
		Instant moment = moment(results, column);
		if (moment == null || type == Instant.class) {
			return moment;
		}
		return (type == OffsetDateTime.class) ? moment.atOffset(ZoneOffset.UTC) : moment.atZone(ZoneOffset.UTC);
	}

	private static @Nullable Instant moment(ResultSet results, int column) throws SQLException {
		if (results.getObject(column) instanceof String text) {
			try {
				return LocalDateTime.parse(text, TEXT).toInstant(ZoneOffset.UTC);
			}
			catch (DateTimeParseException ex) {
				// The URL may have told the driver another format.
			}
		}
		Timestamp moment = results.getTimestamp(column, Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC)));
		return (moment != null) ? moment.toInstant() : null;
	}

	private static @Nullable LocalTime time(@Nullable Time time) {
		return (time != null)
				? time.toLocalTime().with(ChronoField.MILLI_OF_SECOND, Math.floorMod(time.getTime(), 1000)) : null;
	}

}
