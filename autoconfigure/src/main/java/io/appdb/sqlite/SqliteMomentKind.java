package io.appdb.sqlite;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;

import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a number of milliseconds stands for in a column of SQLite, which alone does not
 * say so. Stateless.
 */
enum SqliteMomentKind {

	/**
	 * A moment, whose fields are those of its time in UTC.
	 */
	INSTANT,

	/**
	 * A date with a time, in the zone of the JVM.
	 */
	DATE_TIME,

	/**
	 * A date: its midnight in the zone of the JVM.
	 */
	DATE,

	/**
	 * A time: that of the first of January 1970 in the zone of the JVM.
	 */
	TIME;

	private static final Map<Class<?>, SqliteMomentKind> KINDS = Map.of(Instant.class, INSTANT, OffsetDateTime.class,
			INSTANT, ZonedDateTime.class, INSTANT, LocalDateTime.class, DATE_TIME, Timestamp.class, DATE_TIME,
			LocalDate.class, DATE, java.sql.Date.class, DATE, LocalTime.class, TIME, java.sql.Time.class, TIME);

	private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

	private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

	private static final DateTimeFormatter TEXT = new DateTimeFormatterBuilder()
		.append(DateTimeFormatter.ISO_LOCAL_DATE)
		.optionalStart()
		.appendPattern("['T'][ ]")
		.append(DateTimeFormatter.ISO_LOCAL_TIME)
		.optionalEnd()
		.optionalStart()
		.appendOffsetId()
		.optionalEnd()
		.toFormatter(Locale.ROOT);

	/**
	 * The kind of an attribute, a parameter or another expression of HQL.
	 * @param mapping how it is mapped
	 * @return the kind, or {@code null} if it is no date or time that is stored as a
	 * number of milliseconds
	 */
	static @Nullable SqliteMomentKind of(JdbcMapping mapping) {
		Class<?> stored = mapping.getJdbcJavaType().getJavaTypeClass();
		SqliteMomentKind kind = KINDS.get(stored);
		if (kind != null) {
			return kind;
		}
		return switch (mapping.getJdbcType().getDefaultSqlTypeCode()) {
			case SqlTypes.TIMESTAMP -> DATE_TIME;
			case SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
			case SqlTypes.DATE -> DATE;
			case SqlTypes.TIME -> TIME;
			default -> null;
		};
	}

	/**
	 * The fields of the number that a column has.
	 */
	LocalDateTime fields(long milliseconds) {
		return (this == INSTANT) ? LocalDateTime.ofInstant(Instant.ofEpochMilli(milliseconds), ZoneOffset.UTC)
				: new Timestamp(milliseconds).toLocalDateTime();
	}

	/**
	 * The number that an entity would have stored for these fields, except for the time
	 * of a date, which is kept.
	 */
	long milliseconds(LocalDateTime fields) {
		if (this == INSTANT) {
			return fields.toInstant(ZoneOffset.UTC).toEpochMilli();
		}
		return Timestamp.valueOf((this == TIME) ? LocalDate.EPOCH.atTime(fields.toLocalTime()) : fields).getTime();
	}

	/**
	 * The number for a text, which is in UTC for a moment unless it has an offset.
	 */
	long milliseconds(String text) {
		try {
			if (this == TIME && text.indexOf('-') < 0) {
				return milliseconds(LocalDate.EPOCH.atTime(LocalTime.parse(text)));
			}
			TemporalAccessor parsed = TEXT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
			if (parsed instanceof OffsetDateTime moment) {
				return moment.toInstant().toEpochMilli();
			}
			return milliseconds((parsed instanceof LocalDate day) ? day.atStartOfDay() : LocalDateTime.from(parsed));
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException(
					"'" + text + "' is no date or time: write it as 2026-03-04, 15:06:07 or 2026-03-04 15:06:07", ex);
		}
	}

	/**
	 * The text that SQLite itself would have for the number.
	 */
	String text(long milliseconds) {
		LocalDateTime fields = fields(milliseconds);
		String time = ((fields.get(ChronoField.MILLI_OF_SECOND) == 0) ? SECONDS : MILLISECONDS).format(fields);
		return switch (this) {
			case DATE -> fields.toLocalDate().toString();
			case TIME -> time;
			default -> fields.toLocalDate() + " " + time;
		};
	}

	ZonedDateTime zoned(long milliseconds) {
		return Instant.ofEpochMilli(milliseconds).atZone((this == INSTANT) ? ZoneOffset.UTC : ZoneId.systemDefault());
	}

}
