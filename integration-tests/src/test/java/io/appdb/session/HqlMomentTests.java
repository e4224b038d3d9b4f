package io.appdb.session;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;

import io.appdb.DatabaseManager;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests that dates and times of HQL mean what they mean to an entity, on every database:
 * the current ones, literals, arithmetic, and what is taken out of an attribute.
 */
class HqlMomentTests {

	private static final LocalDateTime NOTED = LocalDateTime.of(2026, 3, 4, 15, 6, 7);

	private static final LocalDate DAY = NOTED.toLocalDate();

	private static final LocalTime HOUR = NOTED.toLocalTime();

	/**
	 * What is selected of the appointment, and what it is in Java.
	 */
	private static Map<String, Object> selections() {
		Map<String, Object> selections = new LinkedHashMap<>();
		selections.putAll(Map.of("year(a.noted)", 2026, "extract(quarter from a.noted)", 1, "month(a.noted)", 3,
				"day(a.noted)", 4, "hour(a.noted)", 15, "minute(a.noted)", 6, "second(a.noted)", 7,
				"extract(day of week from a.noted)", 4, "extract(day of year from a.noted)", 63));
		selections.putAll(Map.of("extract(week from a.noted)", 10, "extract(day of month from a.noted)", 4,
				"extract(date from a.noted)", DAY, "extract(time from a.noted)", HOUR, "year(a.happened)", 2026,
				"month(a.day)", 3, "extract(hour from a.hour)", 15));
		selections.putAll(Map.of("extract(week of month from a.noted)", 1, "extract(week of year from a.noted)", 10));
		selections.putAll(Map.of("a.noted + 1 hour", NOTED.plusHours(1), "a.noted - 1 day", NOTED.minusDays(1),
				"a.noted + 2 week", NOTED.plusWeeks(2), "a.noted - 4 month", NOTED.minusMonths(4), "a.noted + 1 year",
				NOTED.plusYears(1), "a.noted + 90 second - 1 minute", NOTED.plusSeconds(30), "a.day + 1 month",
				DAY.plusMonths(1), "a.day - 10 day", DAY.minusDays(10), "a.hour + 30 minute", HOUR.plusMinutes(30),
				"cast('2026-01-31' as LocalDate) + 1 month", LocalDate.of(2026, 2, 28)));
		selections.putAll(Map.of("(datetime 2026-03-05 16:06:08 - a.noted) by hour", 25,
				"(datetime 2026-03-05 16:06:07 - a.noted) by minute", 1500,
				"(datetime 2026-03-04 15:07:08 - a.noted) by second", 61,
				"(datetime 2026-03-07 15:06:07 - a.noted) by day", 3, "(date 2026-03-14 - a.day) by day", 10,
				"datetime 2026-03-04 15:07:08 - a.noted", Duration.ofSeconds(61), "(a.happened - a.happened) by second",
				0));
		selections.putAll(Map.of("trunc(a.noted, year)", LocalDateTime.of(2026, 1, 1, 0, 0), "trunc(a.noted, month)",
				LocalDateTime.of(2026, 3, 1, 0, 0), "trunc(a.noted, day)", DAY.atStartOfDay(),
				"truncate(a.noted, hour)", LocalDateTime.of(2026, 3, 4, 15, 0), "trunc(a.noted, minute)",
				LocalDateTime.of(2026, 3, 4, 15, 6)));
		selections.putAll(Map.of("format(a.noted as 'yyyy-MM-dd HH:mm:ss')", "2026-03-04 15:06:07",
				"format(a.noted as 'dd.MM.yy, h:mm')", "04.03.26, 3:06", "format(a.day as 'MM/dd/yyyy')", "03/04/2026",
				"substring(cast(a.noted as string), 1, 19)", "2026-03-04 15:06:07", "cast(a.day as string)",
				"2026-03-04", "substring(str(a.hour), 1, 8)", "15:06:07"));
		selections.putAll(Map.of("cast(a.noted as LocalDate)", DAY, "cast(a.noted as LocalTime)", HOUR,
				"cast(a.day as LocalDateTime)", DAY.atStartOfDay(), "cast('2026-03-04' as LocalDate)", DAY,
				"cast('2026-03-04 15:06:07' as LocalDateTime)", NOTED, "cast('15:06:07' as LocalTime)", HOUR));
		selections.putAll(Map.of("datetime 2026-03-04 15:06:07", NOTED, "date 2026-03-04", DAY, "time 15:06:07", HOUR,
				"max(a.noted)", NOTED, "coalesce(a.noted, local datetime)", NOTED));
		selections.putAll(
				Map.of("substring(concat('on ', a.noted), 1, 13)", "on 2026-03-04", "'on ' || a.day", "on 2026-03-04"));
		return selections;
	}

	/**
	 * What holds for the appointment.
	 */
	private static List<String> conditions() {
		List<String> conditions = new ArrayList<>(List.of("a.happened < instant", "a.happened < current_timestamp",
				"a.happened < offset datetime", "not a.happened > instant", "a.happened + 1 minute < instant",
				"a.happened between instant - 30000 day and instant", "a.noted < local datetime",
				"a.noted > local datetime - 30000 day", "a.noted < current_timestamp", "a.day < local date",
				"a.day < current_date", "a.day > local date - 30000 day",
				"local date = cast(local datetime as LocalDate)", "local time between time 00:00 and time 23:59:59.999",
				"year(current_date) = year(local datetime)", "(instant - a.happened) by day > 1",
				"(local datetime - a.noted) by hour > 1"));
		conditions.addAll(List.of("a.noted = datetime 2026-03-04 15:06:07", "a.noted > datetime 2026-03-04 12:00",
				"a.noted < {ts '2026-03-04 15:06:08'}", "a.noted in (datetime 2026-03-04 15:06:07)",
				"a.noted between datetime 2026-03-04 15:06:07 and datetime 2026-03-04 15:06:07.001",
				"a.day = date 2026-03-04", "a.day = {d '2026-03-04'}", "a.hour = time 15:06:07",
				"a.hour > {t '12:00:00'}", "a.day = extract(date from a.noted)", "a.hour = extract(time from a.noted)",
				"a.noted > trunc(a.noted, day)", "a.noted = a.noted + 1 day - 24 hour", "a.day + 1 day > a.day",
				"a.happened > offset datetime 2026-03-02 12:00+01:00",
				"a.happened < offset datetime 2026-03-06 12:00+01:00"));
		conditions.addAll(List.of("a.noted - :moment = 0 second", "(:moment - a.noted) by second = 0",
				":moment + 1 hour > a.noted", "extract(date from :moment) = a.day"));
		return conditions;
	}

	@EachDatabase
	void meansWhatAnEntityStores(TestDatabase database) {
		try (DatabaseManager manager = Appointment.manager(database)) {
			check(manager);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTC", "Asia/Kolkata", "Pacific/Auckland", "America/New_York" })
	void meansWhatAnEntityStoresInEveryZoneOnSqlite(String zone, @TempDir Path directory) {
		TimeZone before = TimeZone.getDefault();
		TimeZone.setDefault(TimeZone.getTimeZone(zone));
		try (DatabaseManager manager = DatabaseManager.builder()
			.url("sqlite:///" + directory.resolve("zone.db"))
			.entities(Appointment.class)
			.build()) {
			manager.initialize();
			check(manager);
		}
		finally {
			TimeZone.setDefault(before);
		}
	}

	private static void check(DatabaseManager manager) {
		manager.sessions()
			.runInTransaction((session) -> session.persist(new Appointment(1, NOTED.atZone(ZoneId.systemDefault()))));
		SoftAssertions softly = new SoftAssertions();
		selections().forEach((expression, expected) -> softly.assertThat(selected(manager, expression))
			.as(expression)
			.isEqualTo((expected instanceof Number number) ? number.doubleValue() : expected));
		conditions().forEach((condition) -> softly.assertThat(holds(manager, condition)).as(condition).isEqualTo("1"));
		softly.assertAll();
	}

	private static @Nullable Object selected(DatabaseManager manager, String expression) {
		try {
			Object selected = manager.sessions()
				.<Object, RuntimeException>inTransaction((session) -> Objects.requireNonNull(
						session.createSelectionQuery("select " + expression + " from Appointment a", Object.class)
							.getSingleResult()));
			return (selected instanceof Number number) ? number.doubleValue() : selected;
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

	private static String holds(DatabaseManager manager, String condition) {
		try {
			return manager.sessions().inTransaction((session) -> {
				var query = session.createSelectionQuery("select count(*) from Appointment a where " + condition,
						Long.class);
				if (condition.contains(":moment")) {
					query.setParameter("moment", NOTED);
				}
				return String.valueOf(query.getSingleResult());
			});
		}
		catch (RuntimeException ex) {
			return String.valueOf(ex);
		}
	}

	@EachDatabase
	void isWrittenAsAnEntityWritesIt(TestDatabase database) {
		try (DatabaseManager manager = Appointment.manager(database)) {
			execute(manager, "insert into Appointment (id, happened, noted, day, hour) "
					+ "values (1, instant, local datetime, local date, local time)");
			assertIsNow(manager);
			execute(manager, "update Appointment set happened = instant - 1 day, noted = datetime 2026-03-04 15:06:07, "
					+ "day = date 2026-03-04, hour = time 15:06:07");
			Appointment written = appointment(manager);
			assertThat(written.happened).isCloseTo(Instant.now().minus(1, ChronoUnit.DAYS),
					within(1, ChronoUnit.MINUTES));
			assertThat(List.of(Objects.requireNonNull(written.noted), Objects.requireNonNull(written.day),
					Objects.requireNonNull(written.hour)))
				.containsExactly(NOTED, DAY, HOUR);
			execute(manager, "update Appointment set happened = offset datetime, noted = current_timestamp, "
					+ "day = current_date, hour = current_time");
			assertIsNow(manager);
		}
	}

	private static void assertIsNow(DatabaseManager manager) {
		Appointment written = appointment(manager);
		assertThat(written.happened).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
		LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
		assertThat(written.noted).isCloseTo(now, within(1, ChronoUnit.MINUTES));
		assertThat(LocalDateTime.of(Objects.requireNonNull(written.day), Objects.requireNonNull(written.hour)))
			.isCloseTo(now, within(1, ChronoUnit.MINUTES));
	}

	private static void execute(DatabaseManager manager, String hql) {
		manager.sessions()
			.runInTransaction((session) -> assertThat(session.createMutationQuery(hql).executeUpdate()).isEqualTo(1));
	}

	private static Appointment appointment(DatabaseManager manager) {
		return manager.sessions()
			.inTransaction((session) -> Objects.requireNonNull(session.find(Appointment.class, 1L)));
	}

}
