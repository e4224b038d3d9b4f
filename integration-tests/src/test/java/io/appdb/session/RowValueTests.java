package io.appdb.session;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what SQL by hand gets back from a column of an entity: the table in the reference
 * documentation, and the types that are read on every database.
 */
class RowValueTests {

	private static final List<String> COLUMNS = List.of("id", "amount", "active", "happened", "noted", "price", "token",
			"content");

	/**
	 * The table, column by column.
	 */
	private static List<String> documented(DatabaseType type) {
		return switch (type) {
			case POSTGRESQL ->
				List.of("Long", "Integer", "Boolean", "Timestamp", "Timestamp", "BigDecimal", "UUID", "PGobject");
			case MYSQL -> List.of("Long", "Integer", "Boolean", "LocalDateTime", "LocalDateTime", "BigDecimal",
					"byte[]", "String");
			case MARIADB ->
				List.of("Long", "Integer", "Boolean", "Timestamp", "Timestamp", "BigDecimal", "UUID", "String");
			case SQLITE -> List.of("Integer", "Integer", "Integer", "Long", "Long", "Double", "byte[]", "String");
			case H2 ->
				List.of("Long", "Integer", "Boolean", "OffsetDateTime", "Timestamp", "BigDecimal", "UUID", "byte[]");
			default -> throw new IllegalArgumentException(type.name());
		};
	}

	private static DatabaseManager manager(TestDatabase database) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.entities(Parcel.class)
			.build();
		manager.initialize();
		manager.sessions().runInTransaction((session) -> session.persist(new Parcel()));
		return manager;
	}

	@EachDatabase
	void isWhatTheDocumentationSays(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			Map<String, Object> row = manager.sessions()
				.inTransaction((session) -> session.rows("select * from parcels").get(0));
			assertThat(row).containsKey("Token");
			Map<String, String> found = new LinkedHashMap<>();
			row.forEach(
					(column, value) -> found.put(column.toLowerCase(Locale.ROOT), value.getClass().getSimpleName()));
			assertThat(COLUMNS.stream().map(found::get).toList()).isEqualTo(documented(database.type()));
		}
	}

	/**
	 * SQLite stores a number as short as it is.
	 */
	@EachDatabase(DatabaseType.SQLITE)
	void dependsOnTheNumberOnSqlite(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			assertThat(manager.sessions().<Map<String, Object>, RuntimeException>inTransaction((session) -> {
				session.execute("update parcels set id = ?, price = ?", 1L << 31, new BigDecimal("12.00"));
				return session.rows("select id, price from parcels").get(0);
			})).isEqualTo(Map.of("id", 1L << 31, "price", 12));
		}
	}

	@EachDatabase
	void isReadAsOneTypeOnEveryDatabase(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			assertThat(read(manager, "id", Long.class)).isEqualTo(1L);
			assertThat(read(manager, "active", Boolean.class)).isTrue();
			assertThat(read(manager, "noted", LocalDateTime.class)).isEqualTo(new Parcel().noted);
			assertThat(read(manager, "price", BigDecimal.class)).isEqualByComparingTo("12.30");
			assertThat(read(manager, "content", String.class)).isIn("{\"a\": 1}", "{\"a\":1}");
		}
	}

	/**
	 * Hibernate reads as the mapping does.
	 */
	@EachDatabase
	void isReadByANativeQueryWithTypes(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			assertThat(manager.sessions()
				.<Object[], RuntimeException>inTransaction((session) -> session
					.createNativeQuery("select token, happened, active from parcels", Object[].class)
					.addScalar("token", UUID.class)
					.addScalar("happened", Instant.class)
					.addScalar("active", Boolean.class)
					.getSingleResult()))
				.containsExactly(new Parcel().token, new Parcel().happened, true);
		}
	}

	private static <T> T read(DatabaseManager manager, String column, Class<T> type) {
		return manager.sessions()
			.inTransaction((session) -> session.jdbc().sql("select " + column + " from parcels").query(type).single());
	}

	@Entity(name = "Parcel")
	@Table(name = "parcels")
	static class Parcel {

		@Id
		long id = 1;

		int amount = 2;

		boolean active = true;

		Instant happened = Instant.parse("2026-03-04T15:06:07.123Z");

		LocalDateTime noted = LocalDateTime.parse("2026-03-04T15:06:07.123");

		@Column(precision = 19, scale = 2)
		BigDecimal price = new BigDecimal("12.30");

		UUID token = new UUID(1, 2);

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, Object> content = Map.of("a", 1);

	}

}
