package io.appdb.session;

import java.sql.Timestamp;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a date or a time that is given to SQL by hand means what it means to an
 * entity, on every way in.
 */
class MomentParameterTests {

	private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 3, 4, 15, 6, 7, 0, ZoneId.systemDefault());

	/**
	 * The columns, each with a value by hand for what the entity has in it.
	 */
	private static Map<String, List<Object>> values(DatabaseType type) {
		List<Object> instants = new ArrayList<>(
				List.of(NOW.toOffsetDateTime(), Timestamp.from(NOW.toInstant()), NOW.toLocalDateTime()));
		if (type == DatabaseType.SQLITE) {
			instants.addAll(List.of(NOW.toInstant(), NOW));
		}
		return Map.of("happened", instants, "noted",
				List.of(NOW.toLocalDateTime(), Timestamp.valueOf(NOW.toLocalDateTime())), "on_day",
				List.of(NOW.toLocalDate(), java.sql.Date.valueOf(NOW.toLocalDate())), "at_hour",
				List.of(NOW.toLocalTime(), java.sql.Time.valueOf(NOW.toLocalTime())));
	}

	@EachDatabase
	void isComparedWithWhatAnEntityHasStored(TestDatabase database) {
		try (DatabaseManager manager = Appointment.manager(database)) {
			manager.sessions().runInTransaction((session) -> session.persist(new Appointment(1, NOW)));
			values(database.type()).forEach((column, values) -> values.forEach((value) -> {
				String sql = "select id from appointments where " + column + " >= ? and " + column + " <= ?";
				assertThat(found(manager, sql, value)).as(column + " " + value.getClass()).containsOnly(1);
			}));
		}
	}

	private static List<Integer> found(DatabaseManager manager, String sql, Object value) {
		JdbcTemplate template = new JdbcTemplate(manager.engine().dataSource());
		return manager.sessions()
			.inTransaction((session) -> List.of(session.rows(sql, value, value).size(),
					session.queryCache().rows(sql, value, value).size(),
					session.jdbc().sql(sql).params(value, value).query().listOfRows().size(),
					template.queryForList(sql, value, value).size(),
					JdbcClient.create(template).sql(sql).params(value, value).query().listOfRows().size()));
	}

	@EachDatabase
	void isReadByAnEntity(TestDatabase database) {
		try (DatabaseManager manager = Appointment.manager(database)) {
			long[] id = { 10 };
			values(database.type()).forEach((column, values) -> values.forEach((value) -> {
				String sql = "insert into appointments (id, " + column + ") values (?, ?)";
				manager.sessions().runInTransaction((session) -> {
					session.execute(sql, ++id[0], value);
					session.executeMany(sql, List.<Object[]>of(new Object[] { ++id[0], value }));
					session.jdbc().sql(sql).params(++id[0], value).update();
				});
				assertThat(manager.sessions()
					.<List<Object>, RuntimeException>inTransaction((session) -> session
						.createSelectionQuery("from Appointment where id > :from order by id", Appointment.class)
						.setParameter("from", id[0] - 3)
						.list()
						.stream()
						.map((appointment) -> appointment.get(column))
						.toList()))
					.as(column + " " + value.getClass())
					.hasSize(3)
					.containsOnly(new Appointment(1, NOW).get(column));
			}));
		}
	}

}
