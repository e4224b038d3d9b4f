package io.appdb.schema;

import java.sql.SQLException;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
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
	void dropsTheTablesOfOneEntityThoughOthersPointToThem(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.zoo(database)) {
			mapped.schema().createAllTables();
			mapped.sessionFactory().inTransaction((session) -> {
				Zoo.Member member = new Zoo.Member("a@b.c");
				session.persist(member);
				session.persist(new Zoo.Article(member));
			});
			mapped.schema().dropTables(Zoo.Member.class);
			assertThat(mapped.schema().tableExists("members")).isFalse();
			assertThat(mapped.schema().tableExists("member_notes")).isFalse();
			assertThat(mapped.schema().tableExists("member_phones")).isFalse();
			assertThat(mapped.schema().tableExists("member_topics")).isFalse();
			assertThat(mapped.schema().tableExists("members_seq")).isFalse();
			assertThat(mapped.schema().tableExists("topics")).isTrue();
			assertThat(mapped.schema().tableExists("articles")).isTrue();
			assertThat(mapped.schema().validate()).contains("table members is missing")
				.allSatisfy((mismatch) -> assertThat(mismatch).contains("member"));
			mapped.schema().createTables(Zoo.Member.class);
			assertThat(mapped.schema().validate()).isEmpty();
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
