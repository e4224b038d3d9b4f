package io.appdb.bulk;

import java.util.Map;
import java.util.Objects;

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
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests which JSON attributes a mutation query writes, as the reference documentation
 * says.
 */
class JsonParameterTests {

	@EachDatabase
	void writesAMap(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			write(manager, "update Preference set settings = :value", Map.of("size", 2));
			assertThat(read(manager).settings).isEqualTo(Map.of("size", 2));
		}
	}

	@EachDatabase
	void writesARecord(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			write(manager, "update Preference set font = :value", new Font("serif", 2));
			assertThat(read(manager).font).isEqualTo(new Font("serif", 2));
		}
	}

	@EachDatabase
	void writesALoadedObject(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			manager.sessions()
				.runInTransaction((session) -> Objects.requireNonNull(session.find(Preference.class, 1L)).content = Map
					.of("size", 2));
			assertThat(read(manager).content).isEqualTo(Map.of("size", 2));
		}
	}

	/**
	 * When this fails Hibernate has learned it: the warnings of the documentation can go.
	 */
	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MARIADB, DatabaseType.H2 })
	void isRefusedForAnObject(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> write(manager, "update Preference set content = :value", Map.of("size", 2)));
			assertThat(read(manager).content).isEqualTo(Map.of("size", 1));
		}
	}

	/**
	 * As above.
	 */
	@EachDatabase(DatabaseType.SQLITE)
	void cannotBeReadAfterAnObjectOnSqlite(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			write(manager, "update Preference set content = :value", Map.of("size", 2));
			assertThatException().isThrownBy(() -> read(manager));
		}
	}

	/**
	 * As above.
	 */
	@EachDatabase(DatabaseType.MYSQL)
	void isAnotherAfterAnObjectOnMySql(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			write(manager, "update Preference set content = :value", Map.of("size", 2));
			assertThat(read(manager).content).isInstanceOf(String.class);
		}
	}

	private static DatabaseManager manager(TestDatabase database) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.entities(Preference.class)
			.build();
		manager.initialize();
		manager.sessions().runInTransaction((session) -> session.persist(new Preference()));
		return manager;
	}

	private static void write(DatabaseManager manager, String hql, Object value) {
		manager.sessions()
			.runInTransaction(
					(session) -> session.createMutationQuery(hql).setParameter("value", value).executeUpdate());
	}

	private static Preference read(DatabaseManager manager) {
		return manager.sessions()
			.inTransaction(
					(session) -> session.createSelectionQuery("from Preference", Preference.class).getSingleResult());
	}

	record Font(String name, int size) {
	}

	@Entity(name = "Preference")
	@Table(name = "preferences")
	static class Preference {

		@Id
		long id = 1;

		@JdbcTypeCode(SqlTypes.JSON)
		@Column(name = "json_content")
		@Nullable Object content = Map.of("size", 1);

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, Object> settings = Map.of("size", 1);

		@JdbcTypeCode(SqlTypes.JSON)
		Font font = new Font("sans", 1);

	}

}
