package io.appdb.schema.diff;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.appdb.schema.diff.TableDrafts.destructive;
import static io.appdb.schema.diff.TableDrafts.sql;
import static io.appdb.schema.diff.TableDrafts.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Differences on SQLite, run there, back, and there again.
 */
class SqliteRoundTripTests {

	private static RoundTrip from(MemoryDatabase database, String... wanted) throws SQLException {
		return new RoundTrip(database, MemoryDatabase.sqlite(wanted));
	}

	@ParameterizedTest
	@ValueSource(strings = { "id int, name varchar(50), note text default 'x' not null", "id bigint, name varchar(90)",
			"id int not null, name varchar(50) not null collate nocase", "id int, name varchar(50) default (1 + 2)",
			"id integer primary key, name varchar(50)", "id integer primary key autoincrement, name varchar(50)",
			"id int, name varchar(50), primary key (name, id)", "id int, name varchar(50) unique on conflict ignore",
			"id int check (id > 0), name varchar(50), constraint c check (name <> '')",
			"id int, name varchar(50), loud text as (upper(name)) stored",
			"id int primary key references t (id) on delete set null deferrable initially deferred, name varchar(50)" })
	void changesATableWithRows(String wanted) throws SQLException {
		try (RoundTrip trip = from(MemoryDatabase.sqlite("create table t (id int, name varchar(50))",
				"insert into t values (1, 'a'), (2, 'b')"), "create table t (" + wanted + ")")) {
			trip.keeping("select id, name from t order by id");
		}
	}

	@Test
	void addsAColumnWithoutMakingTheTableAnew() throws SQLException {
		try (RoundTrip trip = from(
				MemoryDatabase.sqlite("create table t (id integer primary key)", "insert into t values (1)"),
				"create table t (id integer primary key, kind varchar(9) default 'A' check (kind in ('A', 'B')))")) {
			assertThat(sql(trip.keeping("select id from t")))
				.containsExactly("alter table t add column kind varchar(9) default 'A' check (kind in ('A', 'B'))");
		}
	}

	@Test
	void makesATableAnewWithItsIndexesTriggersAndNumbers() throws SQLException {
		try (RoundTrip trip = from(
				MemoryDatabase.sqlite("create table t (id integer primary key autoincrement, name varchar(9))",
						"create index ix on t (name) where name <> ''", "create table log (text varchar(9))",
						"create trigger tr after insert on t begin insert into log values (new.name); end",
						"insert into t values (7, 'a'), (8, 'b')", "delete from t where id = 8"),
				"create table t (id integer primary key autoincrement, name varchar(20) not null)",
				"create index ix on t (name) where name <> ''", "create table log (text varchar(9))")) {
			List<SchemaStatement> statements = trip.keeping("select id, name from t");
			assertThat(sql(statements)).contains(
					"create table t_new (\n"
							+ "    id integer not null primary key autoincrement,\n    name varchar(20) not null\n)",
					"insert into t_new (id, name) select id, name from t", "drop table t",
					"alter table t_new rename to t", "create index ix on t (name) where name <> ''");
			trip.database().run("insert into t (name) values ('c')");
			assertThat(trip.database().rows("select id from t order by id")).containsExactly("7", "9");
			assertThat(trip.database().rows("select text from log")).containsExactly("a", "b", "c");
		}
	}

	@Test
	void refusesToMakeATableAnewWhileForeignKeysAreEnforced() throws SQLException {
		try (MemoryDatabase before = MemoryDatabase.sqlite("create table t (id int)", "pragma foreign_keys = on");
				MemoryDatabase after = MemoryDatabase.sqlite("create table t (id bigint)")) {
			SchemaComparison comparison = SchemaComparison.of(before.connection(), after.connection());
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> before.apply(comparison.forward()))
				.withMessageContaining("run 'pragma foreign_keys = off' on this connection before the migration");
		}
	}

	@Test
	void followsRenames() throws SQLException {
		try (RoundTrip trip = from(
				MemoryDatabase.sqlite("create table users (id integer primary key, nick text check (nick <> ''))",
						"create table post (author int references users)", "insert into users values (1, 'a')"),
				"create table people (id integer primary key, nickname text check (nickname <> ''))",
				"create table post (author int references people)")) {
			assertThat(sql(trip.keeping("select id, nick from users", "select id, nickname from people",
					Map.of("users", "people", "users.nick", "nickname"))))
				.containsExactly("alter table users rename to people",
						"alter table people rename column nick to nickname");
		}
	}

	@Test
	void marksWhatLosesSomething() throws SQLException {
		try (MemoryDatabase before = MemoryDatabase.sqlite("create table gone (id int)",
				"create table t (a int, b int)", "create table u (a int, b int, c int)");
				MemoryDatabase after = MemoryDatabase.sqlite("create table t (b int)",
						"create table u (a bigint, c int as (a * 2))")) {
			List<SchemaStatement> statements = SchemaComparison.of(before.connection(), after.connection()).forward();
			assertThat(destructive(statements)).hasSize(3)
				.contains("drop table gone", "alter table t drop column a")
				.last()
				.asString()
				.startsWith("create table u_new (");
			assertThat(warnings(statements)).containsExactly("table gone and all its rows are lost",
					"all values of t.a are lost", "all values of u.c are lost: it is computed now",
					"all values of u.b are lost");
		}
	}

	@ParameterizedTest
	@CsvSource({ "varchar(50),varchar(20),false", "text,integer,true", "int,bigint,false" })
	void marksAnotherTypeForAValueThatFitsBecomesAnother(String from, String to, boolean expected) throws SQLException {
		try (MemoryDatabase before = MemoryDatabase.sqlite("create table t (a " + from + ")",
				"insert into t values ('007')");
				MemoryDatabase after = MemoryDatabase.sqlite("create table t (a " + to + ")")) {
			List<SchemaStatement> statements = SchemaComparison.of(before.connection(), after.connection()).forward();
			List<String> values = before.rows("select cast(a as text) from t");
			before.apply(statements);
			assertThat(destructive(statements).isEmpty()).isNotEqualTo(expected);
			assertThat(before.rows("select cast(a as text) from t").equals(values)).isNotEqualTo(expected);
		}
	}

	@Test
	void readsNamesInAnyQuotesAndLetters() throws SQLException {
		try (MemoryDatabase first = MemoryDatabase
			.sqlite("create table [the order] (`group` INT, \"a\"\"b\" Text, CHECK([GROUP]>0), UNIQUE(\"group\"))");
				MemoryDatabase second = MemoryDatabase
					.sqlite("create table \"the order\" (\"group\" int unique check (\"group\" > 0), [a\"b] text)")) {
			assertThat(SchemaComparison.of(first.connection(), second.connection()).descriptions()).isEmpty();
			assertThat(first.read().tableNames()).containsExactly(TableName.of("the order"));
		}
	}

	@Test
	void saysWhatDoesNotFitInAStrictTable() throws SQLException {
		try (MemoryDatabase before = MemoryDatabase.sqlite("create table t (a text) strict", "create table u (a text)");
				MemoryDatabase after = MemoryDatabase.sqlite("create table t (a integer) strict",
						"create table u (a integer)")) {
			assertThat(warnings(SchemaComparison.of(before.connection(), after.connection()).forward()))
				.containsExactly(
						"t.a gets another type, from text to integer: this fails if a value cannot be converted",
						"u.a gets another type, from text to integer: a value that does not fit stays as it is");
		}
	}

}
