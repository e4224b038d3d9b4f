package io.appdb.schema;

import java.sql.SQLException;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.PersistenceException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CreateTablesTests {

	@EachDatabase
	void createsASchemaThatFitsEveryEntity(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.zoo(database)) {
			assertThat(mapped.schema().validate()).contains("table members is missing", "table dogs is missing");
			mapped.schema().createAllTables();
			assertThat(mapped.schema().validate()).isEmpty();
			assertThat(mapped.schema().tableNames()).hasSizeGreaterThanOrEqualTo(14);
		}
	}

	@EachDatabase
	void createsKeysAndGenerators(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.zoo(database)) {
			mapped.schema().createAllTables();
			mapped.sessionFactory().inTransaction((session) -> {
				Zoo.Member member = new Zoo.Member("a@b.c");
				session.persist(member);
				session.persist(new Zoo.Topic());
				session.persist(new Zoo.Dog());
				session.persist(new Zoo.Article(member));
			});
			assertThatExceptionOfType(PersistenceException.class).isThrownBy(
					() -> mapped.sessionFactory().inTransaction((session) -> session.persist(new Zoo.Member("a@b.c"))));
			assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> mapped.sessionFactory()
				.inTransaction((session) -> session.createMutationQuery("delete from Zoo$Member").executeUpdate()));
			assertThatExceptionOfType(PersistenceException.class)
				.isThrownBy(() -> mapped.sessionFactory().inTransaction((session) -> {
					session.persist(named("d@e.f"));
					session.persist(named("g@h.i"));
				}));
		}
	}

	private static Zoo.Member named(String email) {
		Zoo.Member member = new Zoo.Member(email);
		member.firstName = "Ann";
		member.nick = "A";
		return member;
	}

	@EachDatabase
	void changesNothingTheSecondTime(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.zoo(database)) {
			mapped.schema().createAllTables();
			mapped.sessionFactory().inTransaction((session) -> session.persist(new Zoo.Member("a@b.c")));
			mapped.schema().createAllTables();
			assertThat(mapped.values("select email from members")).containsExactly("a@b.c");
			mapped.sessionFactory().inTransaction((session) -> session.persist(new Zoo.Member("d@e.f")));
			assertThat(mapped.schema().validate()).isEmpty();
		}
	}

	@EachDatabase
	void leavesAnExistingTableAsItIs(TestDatabase database) throws SQLException {
		try (MappedDatabase mapped = MappedDatabase.zoo(database)) {
			mapped.execute("create table members (id bigint not null primary key, remark varchar(20))",
					"insert into members values (7, 'old')");
			mapped.schema().createAllTables();
			assertThat(mapped.values("select remark from members")).containsExactly("old");
			assertThat(mapped.schema().validate()).contains("table members: column email is missing",
					"table members: column age is missing");
			assertThat(mapped.schema().tableExists("articles")).isTrue();
		}
	}

	@EachDatabase
	void createsTheTablesOfOneEntity(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.zoo(database)) {
			mapped.schema().createTables(Zoo.Topic.class);
			assertThat(mapped.schema().tableNames()).hasSize(2);
			mapped.schema().createTables(Zoo.Member.class);
			assertThat(mapped.schema().tableExists("member_notes")).isTrue();
			assertThat(mapped.schema().tableExists("member_phones")).isTrue();
			assertThat(mapped.schema().tableExists("member_topics")).isTrue();
			assertThat(mapped.schema().tableExists("articles")).isFalse();
			mapped.sessionFactory().inTransaction((session) -> session.persist(new Zoo.Member("a@b.c")));
			mapped.schema().createTables(Zoo.Dog.class);
			assertThat(mapped.schema().tableExists("animals")).isTrue();
		}
	}

	@EachDatabase
	void refusesAClassThatIsNoEntity(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Topic.class)) {
			assertThatExceptionOfType(IllegalArgumentException.class)
				.isThrownBy(() -> mapped.schema().createTables(String.class))
				.withMessageContaining("java.lang.String")
				.withMessageContaining("Zoo$Topic");
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.H2 })
	void createsASchemaThatIsMissing(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.of(database, AuditEntry.class)) {
			assertThat(mapped.schema().validate()).contains("table audit.entries is missing");
			mapped.schema().createAllTables();
			assertThat(mapped.schema().validate()).isEmpty();
			assertThat(mapped.schema().tableExists("audit.entries")).isTrue();
			assertThat(mapped.schema().tableExists("entries")).isFalse();
			mapped.schema().createAllTables();
			mapped.schema().dropAllTables();
			assertThat(mapped.schema().tableExists("audit.entries")).isFalse();
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.H2 })
	void takesNoTableOfAnotherSchemaForItsOwn(TestDatabase database) throws SQLException {
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Topic.class)) {
			mapped.execute("create schema other", "create table other.topics (id int primary key)");
			mapped.schema().createAllTables();
			assertThat(mapped.schema().tableExists("topics")).isTrue();
			assertThat(mapped.schema().validate()).isEmpty();
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.H2 })
	void createsTheNextTableWithAnEnumTypeThatExistsAndKeepsTheFirst(TestDatabase database) throws SQLException {
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Graded.class)) {
			mapped.schema().createAllTables();
			mapped.execute("insert into graded (id, level) values (1, 'HIGH')");
		}
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Graded.class, Zoo.GradedToo.class)) {
			mapped.schema().createAllTables();
			assertThat(mapped.schema().validate()).isEmpty();
			assertThat(mapped.values("select cast(level as varchar) from graded")).containsExactly("HIGH");
			mapped.schema().dropAllTables();
			mapped.schema().createAllTables();
			assertThat(mapped.schema().validate()).isEmpty();
		}
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void namesTheTableThatCannotBeCreated(TestDatabase database) throws SQLException {
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Topic.class)) {
			mapped.execute("create domain topics as int");
			assertThatExceptionOfType(org.springframework.dao.DataAccessException.class)
				.isThrownBy(() -> mapped.schema().createAllTables())
				.withMessageContaining("Creating table 'topics'");
		}
	}

}
