package io.appdb.schema;

import java.sql.SQLException;
import java.util.List;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InspectTests {

	@EachDatabase
	void listsTablesSortedAndUnmodifiable(TestDatabase database) throws SQLException {
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Topic.class)) {
			mapped.execute("create table b_table (id int)", "create table a_table (id int)",
					"create view c_view as select id from a_table");
			assertThat(mapped.schema().tableNames()).map((name) -> name.toLowerCase(java.util.Locale.ROOT))
				.containsExactly("a_table", "b_table");
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> mapped.schema().tableNames().clear());
		}
	}

	@EachDatabase
	void readsNoWildcardInAName(TestDatabase database) throws SQLException {
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Topic.class)) {
			mapped.execute("create table userxlog (id int)", "create table user_data (id int)");
			assertThat(mapped.schema().tableExists("user_log")).isFalse();
			assertThat(mapped.schema().tableExists("user%")).isFalse();
			assertThat(mapped.schema().tableExists("%")).isFalse();
			assertThat(mapped.schema().tableExists("")).isFalse();
			assertThat(mapped.schema().tableExists("x' or '1'='1")).isFalse();
			assertThat(mapped.schema().tableExists("user_data")).isTrue();
			assertThat(mapped.schema().tableExists("user\\_data")).isFalse();
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.H2 })
	void readsANameAsTheDatabaseDoes(TestDatabase database) throws SQLException {
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Topic.class)) {
			mapped.execute("create table Users (id int)", "create table \"Mixed\" (id int)", "create schema audit",
					"create table audit.trail (id int)", "create table \"with.dot\" (id int)");
			Schema schema = mapped.schema();
			assertThat(List.of("users", "USERS", "Users", "Mixed", "\"Mixed\"", "audit.trail", "AUDIT.Trail",
					"with.dot", "\"with.dot\""))
				.allMatch(schema::tableExists);
			assertThat(List.of("mixed", "\"uSers\"", "trail", "audit.users", "public.trail", "a.b.c.d"))
				.noneMatch(schema::tableExists);
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void ignoresTheCaseOnSqlite(TestDatabase database) throws SQLException {
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Topic.class)) {
			mapped.execute("create table Users (id int)");
			assertThat(mapped.schema().tableExists("uSERS")).isTrue();
			assertThat(mapped.schema().tableExists("main.users")).isTrue();
			assertThat(mapped.schema().tableExists("audit.users")).isFalse();
			assertThat(mapped.schema().tableNames()).containsExactly("Users");
		}
	}

	@EachDatabase({ DatabaseType.MYSQL, DatabaseType.MARIADB })
	void looksIntoAnotherDatabaseOfTheServer(TestDatabase database) {
		try (MappedDatabase mapped = MappedDatabase.of(database, Zoo.Topic.class)) {
			assertThat(mapped.schema().tableExists("mysql.user_not_there")).isFalse();
			assertThat(mapped.schema().tableExists("topics")).isFalse();
			mapped.schema().createAllTables();
			assertThat(mapped.schema().tableExists("topics")).isTrue();
			assertThat(mapped.schema().tableExists("mysql.topics")).isFalse();
		}
	}

	@EachDatabase
	void listsEveryMismatch(TestDatabase database) throws SQLException {
		try (MappedDatabase mapped = MappedDatabase.zoo(database)) {
			mapped.schema().createAllTables();
			mapped.schema().dropTables(Zoo.Member.class, Zoo.Article.class);
			mapped.execute("create table members (id bigint primary key, email varchar(255), age varchar(255))",
					"drop table dogs");
			assertThat(mapped.schema().validate())
				.contains("table members: column first_name is missing", "table members: column version is missing",
						"table dogs is missing", "table member_notes is missing")
				.anySatisfy((mismatch) -> assertThat(mismatch).matches(
						"table members: column age is (varchar|character varying)\\(255\\), the entity wants int.*"))
				.anySatisfy((mismatch) -> assertThat(mismatch).matches("(sequence|table) members_seq is missing"));
		}
	}

}
