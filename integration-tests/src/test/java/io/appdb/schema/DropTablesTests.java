package io.appdb.schema;

import java.sql.SQLException;
import java.util.List;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.hibernate.JDBCException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DropTablesTests {

	@EachDatabase
	void dropsWhatItCreatedAndNothingElse(TestDatabase database) throws SQLException {
		try (MappedDatabase mapped = MappedDatabase.zoo(database)) {
			mapped.schema().createAllTables();
			mapped.execute("create table strangers (id int primary key)");
			mapped.sessionFactory().inTransaction((session) -> {
				Zoo.Member member = new Zoo.Member("a@b.c");
				session.persist(member);
				session.persist(new Zoo.Article(member));
			});
			mapped.schema().dropAllTables();
			assertThat(mapped.schema().tableNames()).hasSize(1);
			assertThat(mapped.schema().tableExists("strangers")).isTrue();
			assertThat(mapped.schema().validate()).contains("table members is missing");
			mapped.schema().dropAllTables();
			mapped.schema().createAllTables();
			assertThat(mapped.schema().validate()).isEmpty();
		}
	}

	@EachDatabase
	void dropsTheTablesOfEntitiesThatPointToEachOther(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.zoo(database)) {
			mapped.schema().createAllTables();
			mapped.sessionFactory().inTransaction((session) -> {
				Zoo.Member member = new Zoo.Member("a@b.c");
				session.persist(member);
				session.persist(new Zoo.Article(member));
			});
			mapped.schema().dropTables(Zoo.Member.class, Zoo.Article.class);
			for (String table : List.of("members", "member_notes", "member_phones", "member_topics", "members_seq",
					"articles")) {
				assertThat(mapped.schema().tableExists(table)).as(table).isFalse();
			}
			assertThat(mapped.schema().tableExists("topics")).isTrue();
			mapped.schema().createTables(Zoo.Member.class, Zoo.Article.class);
			assertThat(mapped.schema().validate()).isEmpty();
		}
	}

	/**
	 * Their keys would be gone, or point to nothing, and nothing would bring them back.
	 */
	@EachDatabase
	void refusesToDropWhatATableThatStaysRefersTo(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.zoo(database)) {
			mapped.schema().createAllTables();
			Zoo.Member stored = new Zoo.Member("a@b.c");
			mapped.sessionFactory().inTransaction((session) -> session.persist(stored));
			assertThatIllegalStateException().isThrownBy(() -> mapped.schema().dropTables(Zoo.Member.class))
				.withMessageMatching("(?i).*'articles' refers to 'members'.*")
				.withMessageNotContaining("'member_notes' refers")
				.withMessageContaining("name its entity in the call too")
				.withMessageContaining("dropAllTables()");
			assertThatIllegalStateException().isThrownBy(() -> mapped.schema().dropTables(Zoo.Topic.class))
				.withMessageMatching("(?i).*'member_topics' refers to 'topics'.*");
			assertThat(mapped.schema().validate()).isEmpty();
			assertThatExceptionOfType(JDBCException.class).isThrownBy(() -> {
				mapped.sessionFactory().inTransaction((session) -> session.persist(new Zoo.Article(stored)));
				mapped.sessionFactory()
					.inTransaction(
							(session) -> session.createNativeMutationQuery("delete from members").executeUpdate());
			});
		}
	}

	@EachDatabase
	void keepsASequenceThatAnotherEntityUses(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.zoo(database)) {
			mapped.schema().createAllTables();
			mapped.schema().dropTables(Zoo.Dog.class);
			assertThat(mapped.schema().validate()).containsExactly("table dogs is missing");
		}
	}

	@EachDatabase
	void refusesToDropWhereItIsNotAllowed(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Topic.class)) {
			mapped.schema().createAllTables();
			assertThatIllegalStateException().isThrownBy(() -> mapped.schemaWithoutDrop().dropAllTables())
				.withMessageContaining("app.db.schema.allow-drop");
			assertThatIllegalStateException().isThrownBy(() -> mapped.schemaWithoutDrop().dropTables(Zoo.Topic.class))
				.withMessageContaining("app.db.schema.allow-drop");
			assertThat(mapped.schema().validate()).isEmpty();
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void leavesForeignKeysEnforced(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.zoo(database)) {
			mapped.schema().createAllTables();
			mapped.schema().dropAllTables();
			assertThat(mapped.values("pragma foreign_keys")).containsExactly(1);
		}
	}

}
