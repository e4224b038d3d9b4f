package io.appdb.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.TimeZone;

import io.appdb.DatabaseManager;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.SourceType;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests what is SQLite's own in HQL with dates and times: columns that have something
 * else than a number of milliseconds, and the time zone of the JVM.
 */
class SqliteHqlMomentTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	private DatabaseManager manager(String parameters) {
		DatabaseManager manager = DatabaseManager.builder()
			.url("jdbc:sqlite:" + this.directory.resolve("visits.db") + parameters)
			.entities(Visit.class)
			.build();
		manager.initialize();
		return manager;
	}

	private static @Nullable Object select(DatabaseManager manager, String expression) {
		return manager.sessions()
			.<Object, RuntimeException>inTransaction(
					(session) -> session.createSelectionQuery("select " + expression + " from Visit", Object.class)
						.getSingleResult());
	}

	private static long count(DatabaseManager manager, String condition) {
		return manager.sessions()
			.inTransaction((session) -> session
				.createSelectionQuery("select count(*) from Visit where " + condition, Long.class)
				.getSingleResult());
	}

	@Test
	void isANumberWhereTheDatabaseGivesIt() {
		try (DatabaseManager manager = manager("")) {
			manager.sessions().runInTransaction((session) -> session.persist(new Visit(1)));
			assertThat(count(manager, "created > instant - 1 minute and created < instant + 1 minute")).isOne();
			assertThat(count(manager, "noted > local datetime - 1 minute and noted < local datetime + 1 minute"))
				.isOne();
			Visit read = manager.sessions().inTransaction((session) -> session.find(Visit.class, 1));
			assertThat(read.created).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
			assertThat(read.noted).isCloseTo(LocalDateTime.now(ZoneId.systemDefault()), within(1, ChronoUnit.MINUTES));
		}
	}

	/**
	 * A duration is stored as a number of nanoseconds.
	 */
	@Test
	void isMovedByADuration() {
		try (DatabaseManager manager = manager("")) {
			manager.sessions().runInTransaction((session) -> session.persist(new Visit(1)));
			assertThat(select(manager, "(created + stay - created) by minute")).isEqualTo(90L);
			assertThat(select(manager, "(created - stay - created) by minute")).isEqualTo(-90L);
			assertThat(select(manager, "(created + 2 * stay - created) by minute")).isEqualTo(180L);
			assertThat(select(manager, "(created + (noted + 1 hour - noted) - created) by minute")).isEqualTo(60L);
		}
	}

	@Test
	void isTheSameInCriteria() {
		try (DatabaseManager manager = manager("")) {
			manager.sessions().runInTransaction((session) -> session.persist(new Visit(1)));
			assertThat(manager.sessions().<Long, RuntimeException>inTransaction((session) -> {
				HibernateCriteriaBuilder builder = session.getCriteriaBuilder();
				var query = builder.createQuery(Long.class);
				var visit = query.from(Visit.class);
				query.select(builder.count());
				query.where(builder.lessThanOrEqualTo(visit.get("noted"), builder.localDateTime()),
						builder.equal(builder.year(visit.<LocalDateTime>get("noted")),
								builder.year(builder.localDateTime())),
						builder.greaterThan(visit.get("created"), builder.literal(Instant.EPOCH)));
				return session.createSelectionQuery(query).getSingleResult();
			})).isOne();
		}
	}

	/**
	 * What another program has written, as the driver reads it: a moment in UTC.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "2026-03-04 15:06:07", "2026-03-04T15:06:07", "2026-03-04T15:06:07Z",
			"2026-03-04 16:06:07.000+01:00" })
	void isReadFromText(String text) {
		try (DatabaseManager manager = manager("")) {
			manager.sessions()
				.runInTransaction(
						(session) -> session.execute("insert into visit (id, created, noted) values (1, ?, 0)", text));
			assertThat(select(manager, "hour(created)")).isEqualTo(15);
			assertThat(select(manager, "created + 1 day")).isEqualTo(Instant.parse("2026-03-05T15:06:07Z"));
			assertThat(select(manager, "format(created as 'yyyy-MM')")).isEqualTo("2026-03");
			assertThat(select(manager, "cast(created as string)")).isEqualTo("2026-03-04 15:06:07");
		}
	}

	@Test
	void isReadFromADateAlone() {
		try (DatabaseManager manager = manager("")) {
			manager.sessions()
				.runInTransaction((session) -> session
					.execute("insert into visit (id, created, noted) values (1, '2026-03-04', '2026-03-04')"));
			assertThat(select(manager, "day(created) + hour(noted)")).isEqualTo(4);
		}
	}

	@Test
	void isRefusedWhereTheTextIsNoDate() {
		try (DatabaseManager manager = manager("")) {
			manager.sessions()
				.runInTransaction(
						(session) -> session.execute("insert into visit (id, created, noted) values (1, 'soon', 0)"));
			assertThatException().isThrownBy(() -> select(manager, "year(created)"))
				.havingRootCause()
				.withMessageContaining("'soon' is no date or time");
		}
	}

	/**
	 * The URL may tell the driver to store text, which HQL then compares with text.
	 */
	@Test
	void isTextWhereTheDriverStoresText() {
		try (DatabaseManager manager = manager("?date_class=text")) {
			manager.sessions()
				.runInTransaction((session) -> session.execute("insert into visit (id, created, noted) "
						+ "values (1, '2026-03-04 15:06:07.000', '2026-03-04 15:06:07.000')"));
			assertThat(count(manager, "created < instant")).isOne();
			assertThat(count(manager, "created > instant")).isZero();
		}
	}

	/**
	 * An hour that is left out, and one that comes twice.
	 */
	@ParameterizedTest
	@CsvSource({ "2026-03-08T02:30, 3", "2026-11-01T01:30, 1" })
	void isStoredAsTheEntityStoresItWhereTheClockIsChanged(String text, int hour) {
		TimeZone before = TimeZone.getDefault();
		TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
		try (DatabaseManager manager = manager("")) {
			LocalDateTime noted = LocalDateTime.parse(text);
			manager.sessions().runInTransaction((session) -> {
				session.execute("insert into visit (id, created, noted) values (1, 0, ?)", noted);
				assertThat(session
					.createMutationQuery("update Visit set created = created where noted = datetime "
							+ text.replace('T', ' ') + " and noted = cast('" + text + "' as LocalDateTime)")
					.executeUpdate()).isOne();
			});
			assertThat(select(manager, "hour(noted)")).isEqualTo(hour);
			assertThat(select(manager, "noted + 1 day")).isEqualTo(noted.withHour(hour).plusDays(1));
			assertThat(select(manager, "trunc(noted, day)")).isEqualTo(noted.toLocalDate().atStartOfDay());
		}
		finally {
			TimeZone.setDefault(before);
		}
	}

	/**
	 * The driver of SQLite alone has the current moment, and refuses what it cannot do.
	 */
	@Test
	void isRefusedOnAConnectionThatIsNotOurs() {
		try (SessionFactory factory = new Configuration()
			.setProperty(JdbcSettings.DIALECT, SqliteDialect.class.getName())
			.setProperty(JdbcSettings.JAKARTA_JDBC_URL, "jdbc:sqlite:" + this.directory.resolve("plain.db"))
			.setProperty("hibernate.hbm2ddl.auto", "create")
			.addAnnotatedClass(Visit.class)
			.buildSessionFactory()) {
			factory.inTransaction((session) -> session.persist(new Visit(1)));
			assertThat(factory.<Long>fromSession((session) -> session
				.createSelectionQuery("select count(*) from Visit where created <= instant", Long.class)
				.getSingleResult())).isOne();
			assertThatException()
				.isThrownBy(() -> factory.inSession(
						(session) -> session.createSelectionQuery("select year(created) from Visit", Integer.class)
							.getSingleResult()))
				.havingRootCause()
				.withMessageContaining("no such function: appdb_moment");
		}
	}

	@Entity(name = "Visit")
	static class Visit {

		@Id
		long id;

		@CurrentTimestamp(source = SourceType.DB)
		@SuppressWarnings("NullAway.Init")
		Instant created;

		@CurrentTimestamp(source = SourceType.DB)
		@SuppressWarnings("NullAway.Init")
		LocalDateTime noted;

		Duration stay = Duration.ofMinutes(90);

		protected Visit() {
		}

		Visit(long id) {
			this.id = id;
		}

	}

}
