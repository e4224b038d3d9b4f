package io.appdb.bulk;

import java.util.Map;
import java.util.stream.Collectors;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.query.IllegalQueryOperationException;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests of HQL's {@code on conflict}: what a row becomes whose unique column is there
 * already.
 */
class ConflictClauseTests {

	private static final String INSERT = "insert into ConfigEntry (name, content, version) values (:name, :content, :version) ";

	@EachDatabase
	void changesTheRowThatIsThere(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			String hql = INSERT + "on conflict (name) do update set content = excluded.content, version = version + 1";
			insert(manager, hql, "color", "blue", 5);
			insert(manager, hql, "size", "big", 7);
			assertThat(content(manager)).isEqualTo(Map.of("color", "blue 2", "size", "big 7"));
		}
	}

	@EachDatabase
	void changesTheRowWhereTheConditionHolds(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			String hql = INSERT
					+ "on conflict (name) do update set content = excluded.content, version = excluded.version "
					+ "where version < excluded.version";
			insert(manager, hql, "color", "grey", 0);
			assertThat(content(manager)).isEqualTo(Map.of("color", "red 1"));
			insert(manager, hql, "color", "blue", 2);
			assertThat(content(manager)).isEqualTo(Map.of("color", "blue 2"));
		}
	}

	/**
	 * Hibernate writes nothing of it on H2 when attributes are named.
	 */
	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB, DatabaseType.SQLITE })
	void leavesTheRowThatIsThere(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			insert(manager, INSERT + "on conflict (name) do nothing", "color", "blue", 5);
			assertThat(content(manager)).isEqualTo(Map.of("color", "red 1"));
		}
	}

	@EachDatabase
	void leavesTheRowThatIsThereWithoutNames(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			insert(manager, INSERT + "on conflict do nothing", "color", "blue", 5);
			insert(manager, INSERT + "on conflict do nothing", "size", "big", 7);
			assertThat(content(manager)).isEqualTo(Map.of("color", "red 1", "size", "big 7"));
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void refusesTheNameOfAConstraintOnSqlite(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			assertThatException()
				.isThrownBy(
						() -> insert(manager, INSERT + "on conflict on constraint uk_name do nothing", "color", "", 1))
				.withRootCauseInstanceOf(IllegalQueryOperationException.class)
				.withMessageContaining("name the attributes");
		}
	}

	private static DatabaseManager manager(TestDatabase database) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.entities(ConfigEntry.class)
			.build();
		manager.initialize();
		insert(manager, INSERT, "color", "red", 1);
		return manager;
	}

	private static void insert(DatabaseManager manager, String hql, String name, String content, int version) {
		manager.sessions()
			.runInTransaction((session) -> session.createMutationQuery(hql)
				.setParameter("name", name)
				.setParameter("content", content)
				.setParameter("version", version)
				.executeUpdate());
	}

	private static Map<String, String> content(DatabaseManager manager) {
		return manager.sessions()
			.inTransaction((session) -> session.createSelectionQuery("from ConfigEntry", ConfigEntry.class)
				.stream()
				.collect(Collectors.toMap((entry) -> entry.name, (entry) -> entry.content + " " + entry.version)));
	}

	@Entity(name = "ConfigEntry")
	@Table(name = "config_entries")
	static class ConfigEntry {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Column(unique = true)
		String name = "";

		String content = "";

		int version;

	}

}
