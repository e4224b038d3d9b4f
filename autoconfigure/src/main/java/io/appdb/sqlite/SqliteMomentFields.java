package io.appdb.sqlite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

import org.hibernate.query.common.TemporalUnit;

/**
 * HQL's arithmetic of dates and times, with numbers of milliseconds. Stateless.
 */
final class SqliteMomentFields {

	private static final long NANOSECONDS_OF_A_MILLISECOND = 1_000_000;

	private static final double MILLISECONDS_OF_A_SECOND = 1_000;

	private SqliteMomentFields() {
	}

	/**
	 * A field as HQL numbers it: the week begins on Sunday with 1, seconds have a
	 * fraction.
	 */
	static Object extract(TemporalUnit unit, SqliteMomentKind kind, long milliseconds) {
		LocalDateTime fields = kind.fields(milliseconds);
		return switch (unit) {
			case SECOND -> fields.getSecond() + fields.get(ChronoField.MILLI_OF_SECOND) / MILLISECONDS_OF_A_SECOND;
			case EPOCH -> fields.toEpochSecond(ZoneOffset.UTC);
			case MINUTE -> (long) fields.getMinute();
			case HOUR -> (long) fields.getHour();
			case DAY, DAY_OF_MONTH -> (long) fields.getDayOfMonth();
			case DAY_OF_WEEK -> (long) fields.getDayOfWeek().plus(1).getValue();
			case DAY_OF_YEAR -> (long) fields.getDayOfYear();
			case WEEK -> (long) fields.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
			case MONTH -> (long) fields.getMonthValue();
			case QUARTER -> (long) fields.get(IsoFields.QUARTER_OF_YEAR);
			case YEAR -> (long) fields.getYear();
			default -> throw unsupported(unit);
		};
	}

	/**
	 * A month that is shorter ends the day with it, as on the other databases and not in
	 * SQLite's own functions.
	 */
	static long add(TemporalUnit unit, BigDecimal amount, SqliteMomentKind kind, long milliseconds) {
		LocalDateTime fields = kind.fields(milliseconds);
		return kind.milliseconds(switch (unit) {
			case YEAR -> fields.plusYears(amount.longValue());
			case QUARTER -> fields.plusMonths(3 * amount.longValue());
			case MONTH -> fields.plusMonths(amount.longValue());
			default -> fields.plusNanos(amount.multiply(BigDecimal.valueOf(nanoseconds(unit)))
				.setScale(0, RoundingMode.HALF_UP)
				.longValueExact());
		});
	}

	/**
	 * How many whole units, except for seconds, which have a fraction. A moment and a
	 * date are compared by what is stored of them.
	 */
	static Object difference(TemporalUnit unit, SqliteMomentKind fromKind, long from, SqliteMomentKind toKind,
			long to) {
		boolean moments = fromKind == SqliteMomentKind.INSTANT && toKind == SqliteMomentKind.INSTANT;
		SqliteMomentKind kind = moments ? SqliteMomentKind.INSTANT : SqliteMomentKind.DATE_TIME;
		LocalDateTime start = kind.fields(from);
		LocalDateTime end = kind.fields(to);
		Duration duration = Duration.between(start, end);
		return switch (unit) {
			case YEAR -> ChronoUnit.YEARS.between(start, end);
			case QUARTER -> ChronoUnit.MONTHS.between(start, end) / 3;
			case MONTH -> ChronoUnit.MONTHS.between(start, end);
			case SECOND -> duration.toMillis() / MILLISECONDS_OF_A_SECOND;
			case NANOSECOND, NATIVE -> Math.multiplyExact(duration.toMillis(), NANOSECONDS_OF_A_MILLISECOND);
			default -> duration.toMillis() / (nanoseconds(unit) / NANOSECONDS_OF_A_MILLISECOND);
		};
	}

	static long truncate(TemporalUnit unit, SqliteMomentKind kind, long milliseconds) {
		LocalDateTime fields = kind.fields(milliseconds);
		LocalDateTime day = fields.truncatedTo(ChronoUnit.DAYS);
		return kind.milliseconds(switch (unit) {
			case YEAR -> day.withDayOfYear(1);
			case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
			case MONTH -> day.withDayOfMonth(1);
			case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
			case DAY -> day;
			case HOUR -> fields.truncatedTo(ChronoUnit.HOURS);
			case MINUTE -> fields.truncatedTo(ChronoUnit.MINUTES);
			case SECOND -> fields.truncatedTo(ChronoUnit.SECONDS);
			default -> throw unsupported(unit);
		});
	}

	static String format(String pattern, SqliteMomentKind kind, long milliseconds) {
		return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(kind.zoned(milliseconds));
	}

	static long convert(SqliteMomentKind to, SqliteMomentKind from, long milliseconds) {
		LocalDateTime fields = from.fields(milliseconds);
		return to.milliseconds((to == SqliteMomentKind.DATE) ? fields.truncatedTo(ChronoUnit.DAYS) : fields);
	}

	private static long nanoseconds(TemporalUnit unit) {
		return switch (unit) {
			case WEEK -> ChronoUnit.WEEKS.getDuration().toNanos();
			case DAY -> ChronoUnit.DAYS.getDuration().toNanos();
			case HOUR -> ChronoUnit.HOURS.getDuration().toNanos();
			case MINUTE -> ChronoUnit.MINUTES.getDuration().toNanos();
			case SECOND -> ChronoUnit.SECONDS.getDuration().toNanos();
			case NANOSECOND, NATIVE -> 1;
			default -> throw unsupported(unit);
		};
	}

	private static IllegalArgumentException unsupported(TemporalUnit unit) {
		return new IllegalArgumentException("SQLite has no '" + unit + "' of a date or time");
	}

}
