package io.appdb.engine;

import java.util.List;
import java.util.Set;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.schema.SchemaMode;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteDialectTests {

	@EachDatabase(DatabaseType.SQLITE)
	void hasNoTablesButThoseOfTheEntities(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			assertThat(manager.schema().tableNames()).containsExactlyInAnyOrder("plant", "plant_seq", "tree");
			assertThat(names(manager)).isEqualTo(manager.schema().tableNames());
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void writesToSeveralTablesAtOnce(TestDatabase database) {
		try (DatabaseManager manager = manager(database)) {
			SessionFactory factory = manager.engine().entityManagerFactory().unwrap(SessionFactory.class);
			for (int round = 1; round <= 2; round++) {
				int rows = 2 * round;
				factory.inTransaction((session) -> {
					session.persist(new Tree("oak", 10));
					session.flush();
					assertThat(session
						.createMutationQuery(
								"insert into Tree (name, height) select t.name, 2 from Tree t " + "where t.height = 10")
						.executeUpdate()).isEqualTo(1);
					assertThat(session.createMutationQuery("update Tree set name = 'elm', height = height + 1")
						.executeUpdate()).isEqualTo(rows);
				});
				factory.inTransaction((session) -> assertThat(
						session.createQuery("select t.height from Tree t where t.name = 'elm'", Integer.class)
							.getResultList())
					.hasSize(rows));
			}
			factory.inTransaction(
					(session) -> assertThat(session.createMutationQuery("delete Tree").executeUpdate()).isEqualTo(4));
			assertThat(names(manager)).noneMatch((name) -> name.startsWith("HT"));
		}
	}

	private static Set<String> names(DatabaseManager manager) {
		List<?> names = manager.engine()
			.entityManagerFactory()
			.unwrap(SessionFactory.class)
			.fromSession((session) -> session
				.createNativeQuery("select name from sqlite_master where type = 'table'", String.class)
				.getResultList());
		return Set.copyOf(names.stream().map(String::valueOf).toList());
	}

	private static DatabaseManager manager(TestDatabase database) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(database.url())
			.schema(SchemaMode.CREATE)
			.entities(Plant.class, Tree.class)
			.build();
		manager.initialize();
		return manager;
	}

	@Entity(name = "Plant")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Plant {

		@Id
		@GeneratedValue
		@Nullable Long id;

		@Nullable String name;

	}

	@Entity(name = "Tree")
	static class Tree extends Plant {

		int height;

		Tree() {
		}

		Tree(String name, int height) {
			this.name = name;
			this.height = height;
		}

	}

}
