package io.appdb.session;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.TypeMismatchDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that a date or a time that an entity has stored is read with SQL by hand, as the
 * type that is asked for.
 */
class MomentReadingTests {

	private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 3, 4, 15, 6, 7, 0, ZoneOffset.UTC);

	/**
	 * The types that are read on every database. The columns of a moment have no time
	 * zone on MySQL and MariaDB, and their drivers take the one of the JVM.
	 */
	private static Map<String, List<Class<?>>> types(DatabaseType type) {
		List<Class<?>> instants = new ArrayList<>();
		boolean utc = TimeZone.getDefault().getOffset(NOW.toInstant().toEpochMilli()) == 0;
		if (utc || (type != DatabaseType.MYSQL && type != DatabaseType.MARIADB)) {
			instants.addAll(List.of(OffsetDateTime.class, LocalDateTime.class, Timestamp.class));
		}
		if (type == DatabaseType.SQLITE) {
			instants.addAll(List.of(Instant.class, ZonedDateTime.class));
		}
		return Map.of("happened", instants, "noted", List.of(LocalDateTime.class, Timestamp.class), "on_day",
				List.of(LocalDate.class, java.sql.Date.class), "at_hour",
				List.of(LocalTime.class, java.sql.Time.class));
	}

	private static DatabaseManager manager(TestDatabase database) {
		DatabaseManager manager = Appointment.manager(database);
		manager.sessions().runInTransaction((session) -> session.persist(new Appointment(1, NOW)));
		return manager;
	}

	@EachDatabase
	void isReadAsTheTypeAskedFor(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			types(database.type()).forEach((column, types) -> types.forEach((type) -> {
				String sql = "select " + column + " from appointments";
				assertThat(read(manager, sql, type)).as(column + " " + type).hasSize(2).allMatch(type::isInstance);
				assertThat(read(manager, sql, type).stream().map((value) -> plain(value, column)))
					.as(column + " " + type)
					.containsOnly(new Appointment(1, NOW).get(column));
			}));
		}
	}

	@EachDatabase
	void isReadIntoARecord(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			assertThat(manager.sessions()
				.<Day, RuntimeException>inTransaction((session) -> session.jdbc()
					.sql("select noted, on_day, at_hour from appointments")
					.query(Day.class)
					.single()))
				.isEqualTo(new Day(NOW.toLocalDateTime(), NOW.toLocalDate(), NOW.toLocalTime()));
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void isReadIntoARecordWithAnInstantOnSqlite(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			String sql = "select happened, happened as offset_happened, null as missing from appointments";
			assertThat(manager.sessions()
				.<Moment, RuntimeException>inTransaction(
						(session) -> session.jdbc().sql(sql).query(Moment.class).single()))
				.isEqualTo(new Moment(NOW.toInstant(), NOW.toOffsetDateTime(), null));
		}
	}

	/**
	 * The same values in a JVM that is not in UTC, with milliseconds, and by the name of
	 * a column too.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "UTC", "Asia/Tokyo", "America/New_York" })
	void isReadAsAnEntityReadsItInEveryZoneOnSqlite(String zone, @TempDir Path directory) {
		TimeZone before = TimeZone.getDefault();
		TimeZone.setDefault(TimeZone.getTimeZone(zone));
		Appointment appointment = new Appointment(1, NOW.plus(45, ChronoUnit.MILLIS));
		try (DatabaseManager manager = DatabaseManager.builder()
			.url("sqlite:///" + directory.resolve("zone.db"))
			.entities(Appointment.class)
			.build()) {
			manager.initialize();
			manager.sessions().runInTransaction((session) -> session.persist(appointment));
			Map.of("happened", Instant.class, "noted", LocalDateTime.class, "on_day", LocalDate.class, "at_hour",
					LocalTime.class)
				.forEach((column, type) -> {
					assertThat(manager.sessions()
						.<Object, RuntimeException>inTransaction(
								(session) -> Objects.requireNonNull(session.find(Appointment.class, 1L).get(column))))
						.isEqualTo(appointment.get(column));
					assertThat(byName(manager, column, type)).isEqualTo(appointment.get(column));
					assertThat(read(manager, "select " + column + " from appointments", type))
						.containsOnly(appointment.get(column));
				});
		}
		finally {
			TimeZone.setDefault(before);
		}
	}

	/**
	 * A text of SQLite is in UTC.
	 */
	@EachDatabase(DatabaseType.SQLITE)
	void isReadFromTextOnSqlite(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			assertThat(read(manager, "select datetime('2026-03-04 15:06:07')", Instant.class))
				.containsOnly(NOW.toInstant());
			assertThat(read(manager, "select '2026-03-04 15:06:07.000'", OffsetDateTime.class))
				.containsOnly(NOW.toOffsetDateTime());
			assertThatExceptionOfType(TypeMismatchDataAccessException.class)
				.isThrownBy(() -> read(manager, "select 'yesterday'", Instant.class));
		}
	}

	private static List<Object> read(DatabaseManager manager, String sql, Class<?> type) {
		JdbcTemplate template = new JdbcTemplate(manager.engine().dataSource());
		return manager.sessions()
			.inTransaction((session) -> List.of(session.jdbc().sql(sql).query(type).single(),
					Objects.requireNonNull(template.queryForObject(sql, type))));
	}

	private static @Nullable Object byName(DatabaseManager manager, String column, Class<?> type) {
		return new JdbcTemplate(manager.engine().dataSource()).queryForObject("select * from appointments",
				(results, row) -> results.getObject(column, type));
	}

	private static Object plain(Object value, String column) {
		if (column.equals("happened")) {
			return instant(value);
		}
		if (value instanceof Timestamp moment) {
			return moment.toLocalDateTime();
		}
		if (value instanceof java.sql.Date day) {
			return day.toLocalDate();
		}
		return (value instanceof java.sql.Time time) ? time.toLocalTime() : value;
	}

	private static Object instant(Object value) {
		if (value instanceof OffsetDateTime moment) {
			return moment.toInstant();
		}
		if (value instanceof ZonedDateTime moment) {
			return moment.toInstant();
		}
		if (value instanceof LocalDateTime moment) {
			return moment.atZone(ZoneId.systemDefault()).toInstant();
		}
		return (value instanceof Timestamp moment) ? moment.toInstant() : value;
	}

	record Day(LocalDateTime noted, LocalDate onDay, LocalTime atHour) {
	}

	record Moment(Instant happened, OffsetDateTime offsetHappened, @Nullable Instant missing) {
	}

}
