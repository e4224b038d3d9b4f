package io.appdb.schema.diff;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.appdb.engine.DatabaseType;
import io.appdb.test.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each kind of change on SQLite, with rows.
 */
class SqliteDiffTests {

	private static final String PERSON = "create table person (id integer primary key autoincrement, "
			+ "name varchar(50) not null, age integer default 7, boss bigint)";

	private static final String ROWS = "insert into person (id, name, age, boss) values (1, 'Ada', 36, null), "
			+ "(2, 'it''s', null, 1), (7, 'Bob', 7, 2)";

	private static final String VALUES = "select id, name, age, boss from person order by id";

	@ParameterizedTest
	@ValueSource(strings = {
			"create table person (id integer primary key autoincrement, name varchar(50) not null, age integer default 7, boss bigint, note varchar(20))",
			"create table person (id integer primary key autoincrement, name varchar(50) not null, age integer default 7, boss bigint, note varchar(20) not null default 'x', \"select\" boolean default true)",
			"create table person (id integer primary key autoincrement, name varchar(50) not null, age integer default 7, boss bigint, since timestamp default current_timestamp)",
			"create table person (id integer primary key autoincrement, name varchar(255) not null, age bigint default 8, boss bigint)",
			"create table person (id integer primary key autoincrement, name varchar(50) not null, age numeric(10,2), boss numeric(12,4))",
			"create table person (id integer primary key autoincrement, name varchar(20) collate nocase, age integer not null default -1, boss bigint)",
			"create table person (id integer primary key, name varchar(50) not null, age integer default 7, boss bigint)",
			"create table person (id bigint not null primary key, name varchar(50) not null, age integer default 7, boss bigint)",
			"create table person (id integer not null, name varchar(50) not null, age integer default 7, boss bigint, primary key (name, id))",
			"create table person (id integer primary key autoincrement, name varchar(50) not null unique, age integer default 7, boss bigint, constraint pair unique (name, age))",
			"create table person (id integer primary key autoincrement, name varchar(50) not null, age integer default 7 check (age > 0), boss bigint, constraint named check (name <> '' and age between 0 and 99))",
			"create table person (id integer primary key autoincrement, name varchar(50) not null, age integer default 7, boss bigint references person)",
			"create table person (id integer primary key autoincrement, name varchar(50) not null, age integer default 7, boss bigint, foreign key (boss) references person (id) on delete cascade on update set null deferrable initially deferred)",
			"create table person (id integer primary key autoincrement, name varchar(50) not null, age integer default 7, boss bigint, twice integer generated always as (age * 2), kept text as (name || '!') stored)" })
	void changesATable(String wanted) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.SQLITE).with(PERSON, ROWS)) {
			String notNull = wanted.contains("age integer not null") ? "update person set age = 5 where age is null"
					: "select 1";
			steps.with(notNull).to(VALUES, wanted);
		}
	}

	@Test
	void changesEnumsTypesAndColumnsOfAnotherKind() throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.SQLITE)
			.with("create table t (id integer primary key, status varchar(255) check (status in ('NEW', 'OLD')), n integer, gone text)",
					"insert into t values (1, 'NEW', 5, 'x'), (2, null, 6, 'y')")) {
			List<SchemaStatement> statements = steps.to("select id, status, n from t order by id",
					"create table t (id integer primary key, status varchar(255) check (status in ('NEW','OLD','SOLD')), n varchar(9))");
			assertThat(SchemaSteps.warnings(statements)).containsExactlyInAnyOrder("all values of t.gone are lost",
					"t.n gets another type, from integer to varchar(9): a value that does not fit stays as it is",
					"table t gets a check (status in ('NEW', 'OLD', 'SOLD')): this fails if a row is against it");
			assertThat(steps.rows("select typeof(n) from t")).containsOnly(List.of("text"));
		}
	}

	@Test
	void addsAndDropsSimpleColumnsWithoutMakingTheTableAnew() throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.SQLITE)
			.with("create table team (id integer primary key)", PERSON, ROWS,
					"create index by_age on person (age desc)")) {
			List<SchemaStatement> statements = steps.to("select id, name from person order by id",
					"create table team (id integer primary key)",
					"create table person (id integer primary key autoincrement, name varchar(50) not null, boss bigint, "
							+ "team_id bigint references team on delete set null, kind varchar(9) check (kind in ('A', 'B')))",
					"create unique index by_kind on person (kind, lower(name)) where boss > 1");
			assertThat(SchemaSteps.sql(statements)).containsExactly("drop index by_age",
					"alter table person add column team_id bigint references team (id) on delete set null",
					"alter table person add column kind varchar(9) check (kind in ('A', 'B'))",
					"alter table person drop column age",
					"create unique index by_kind on person (kind, lower(name)) where boss > 1");
		}
	}

	@Test
	void renamesTablesAndColumnsThatOthersUse() throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.SQLITE)
			.with("create table users (id integer primary key, nick varchar(20) check (nick <> ''), long_nick text as (nick || '!'), unique (nick))",
					"create table post (id integer primary key, author varchar(20) references users (nick))",
					"create index by_nick on users (nick desc)", "insert into users (id, nick) values (1, 'a')",
					"insert into post values (1, 'a')")) {
			List<SchemaStatement> statements = steps.renamed(Map.of("users", "people", "users.nick", "nickname"),
					"select id, nick, long_nick from users", "select id, nickname, long_nick from people",
					"create table people (id integer primary key, nickname varchar(20) check (nickname <> ''), long_nick text as (nickname || '!'), unique (nickname))",
					"create table post (id integer primary key, author varchar(20) references people (nickname))",
					"create index by_nick on people (nickname desc)");
			assertThat(SchemaSteps.sql(statements)).containsExactly("alter table users rename to people",
					"alter table people rename column nick to nickname");
		}
	}

	@Test
	void renamesAndMakesAnewAtOnce() throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.SQLITE)
			.with("create table users (id integer primary key, nick varchar(20) not null, age int)",
					"insert into users values (1, 'a', 5)",
					"create trigger no_empty before insert on users when new.nick = '' begin select raise(abort, 'empty'); end")) {
			steps.renamed(Map.of("users", "people", "users.nick", "nickname"), "select id, nick, age from users",
					"select id, nickname, age from people",
					"create table people (id integer primary key, nickname varchar(30) not null unique, age int)");
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> steps.with("insert into people values (2, '', 1)"))
				.withMessageContaining("empty");
		}
	}

	@Test
	void makesAndDropsTablesThatPointToEachOther() throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.SQLITE)
			.with("create table kept (id integer primary key, x int)", "insert into kept values (1, 2)",
					"create table cock (id integer primary key, coop_id bigint not null references coop on delete restrict)",
					"create table coop (id integer primary key, cock_id bigint references cock, coop_id bigint references coop on delete restrict)",
					"insert into coop values (1, null, 1)", "insert into cock values (1, 1)",
					"update coop set cock_id = 1")) {
			steps.to("select * from kept", "create table kept (id integer primary key, x int)",
					"create table hen (id integer primary key, egg_id bigint not null references egg, kept_id bigint references kept)",
					"create table egg (id integer primary key, hen_id bigint not null references hen)",
					"create table node (id integer primary key, parent bigint references node on delete restrict)",
					"create table \"Order\" (\"group\" int, b int, primary key (\"group\", b)) without rowid",
					"create table exact (id integer primary key, v any) strict");
			assertThat(steps.rows("select name from pragma_table_list where strict = 1 or wr = 1 order by name"))
				.containsExactly(List.of("Order"), List.of("exact"));
		}
	}

	@Test
	void keepsWhatPointsToTheTableAndStandsOnIt() throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.SQLITE)
			.with(PERSON, ROWS, "delete from person where id = 7",
					"create table pet (id integer primary key, person_id bigint references person on delete cascade)",
					"insert into pet values (1, 2), (2, null)", "create view adults as select name from person",
					"create index by_name on person (name collate nocase)",
					"create trigger no_empty before insert on person when new.name = '' begin select raise(abort, 'empty'); end",
					"create trigger owner after insert on pet begin update person set age = 9 where id = new.person_id; end")) {
			steps.to("select p.id, p.name, t.id from person p left join pet t on t.person_id = p.id order by 1",
					"create table person (id integer primary key autoincrement, name varchar(60) not null, age integer default 7, boss bigint)",
					"create table pet (id integer primary key, person_id bigint references person on delete cascade)",
					"create index by_name on person (name collate nocase)");
			steps.with("insert into person (name) values ('next')", "insert into pet values (3, 1)");
			assertThat(steps.rows("select max(id) from person")).containsExactly(List.of("8"));
			assertThat(steps.rows("select age from person where id = 1")).containsExactly(List.of("9"));
			assertThat(steps.rows("select count(*) from adults")).containsExactly(List.of("3"));
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> steps.with("insert into person (name) values ('')"))
				.withMessageContaining("empty");
		}
	}

	@Test
	void saysWhatFailsInATableWithRows() throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.SQLITE)
			.with("create table t (id integer primary key, a int)", "insert into t values (1, null)");
				TestDatabase other = TestDatabase.create(DatabaseType.SQLITE);
				DiffedDatabase wanted = new DiffedDatabase(other)) {
			wanted.run("create table t (id integer primary key, a int not null, b int not null unique)");
			DiffedDatabase database = steps.database();
			SchemaModel before = database.read();
			SchemaDifference difference = SchemaDifference.between(before, wanted.read(), Renames.none());
			assertThat(SchemaSteps.warnings(database.dialect().statements(difference))).containsExactlyInAnyOrder(
					"t.b is not null and has no default: this fails if the table has rows",
					"t.a is not null now: this fails if it holds a null",
					"table t gets a unique key (b): this fails if a row is against it");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> database.apply(difference))
				.withMessageContaining("NOT NULL constraint failed");
			assertThat(SchemaDifference.between(database.read(), before, Renames.none()).descriptions()).isEmpty();
		}
	}

	@Test
	void plainFlywayRunsTheFileOnlyWhileForeignKeysAreOff(@TempDir Path folder) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.SQLITE)
			.with("create table parent (id integer primary key, x int)",
					"create table child (id integer primary key, p bigint references parent on delete cascade)",
					"insert into parent values (1, 2)", "insert into child values (1, 1)");
				TestDatabase other = TestDatabase.create(DatabaseType.SQLITE);
				DiffedDatabase wanted = new DiffedDatabase(other)) {
			wanted.run("create table parent (id integer primary key, x bigint)",
					"create table child (id integer primary key, p bigint references parent on delete cascade)");
			SchemaDifference difference = SchemaDifference.between(steps.database().read(), wanted.read(),
					Renames.none());
			Files.writeString(folder.resolve("V1__wider.sql"),
					steps.database()
						.dialect()
						.statements(difference)
						.stream()
						.map((statement) -> statement.sql() + ";\n")
						.collect(Collectors.joining()));
			String url = steps.address().url();
			assertThatExceptionOfType(FlywayException.class)
				.isThrownBy(() -> flyway(url + "?foreign_keys=on", folder).migrate())
				.withMessageContaining("run 'pragma foreign_keys = off' on this connection before the migration");
			steps.with("insert into child values (2, 99)");
			assertThatExceptionOfType(FlywayException.class).isThrownBy(() -> flyway(url, folder).migrate())
				.withMessageContaining("a row points to one that is not there: run 'pragma foreign_key_check'");
			steps.with("delete from child where id = 2");
			assertThat(flyway(url, folder).migrate().migrationsExecuted).isOne();
			assertThat(steps.rows("select * from child")).containsExactly(List.of("1", "1"));
			assertThat(steps.rows("select type from pragma_table_info('parent') where name = 'x'"))
				.containsExactly(List.of("bigint"));
		}
	}

	private static Flyway flyway(String url, Path folder) {
		return Flyway.configure()
			.dataSource(url, "", "")
			.baselineOnMigrate(true)
			.baselineVersion("0")
			.locations("filesystem:" + folder)
			.load();
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"CREATE TABLE t (id INTEGER NOT NULL, [a] VARCHAR ( 50 ) DEFAULT ( 'x' ) /* it */ CHECK(\"a\"!=''), "
					+ "b DECIMAL(10 , 2) DEFAULT -1, PRIMARY KEY(`id`)) -- end",
			"create table t (id integer primary key, a varchar(50) default 'x' check (a != ''), b decimal(10, 2) default -1)" })
	void readsTheSameFromAnySpelling(String spelling) throws Exception {
		try (TestDatabase database = TestDatabase.create(DatabaseType.SQLITE);
				DiffedDatabase diffed = new DiffedDatabase(database).run(spelling)) {
			Table table = diffed.read().table(TableName.of("t")).orElseThrow();
			assertThat(table.columns()).extracting(Column::type)
				.containsExactly("integer", "varchar(50)", "decimal(10,2)");
			assertThat(table.columns()).extracting(Column::defaultValue).containsExactly(null, "'x'", "-1");
			assertThat(table.columns()).extracting(Column::nullable).containsExactly(false, true, true);
			assertThat(table.checks()).extracting(CheckConstraint::expression).containsExactly("a != ''");
		}
	}

}
