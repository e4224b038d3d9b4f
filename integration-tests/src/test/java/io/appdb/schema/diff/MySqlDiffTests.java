package io.appdb.schema.diff;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import io.appdb.engine.DatabaseType;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each kind of change on MySQL and MariaDB, with rows.
 */
class MySqlDiffTests {

	private static final SchemaModel NOTHING = new SchemaModel(List.of(), List.of(), List.of());

	private static final String PERSON = "create table person (id bigint auto_increment primary key, "
			+ "name varchar(50) not null, age int default 7, boss bigint)";

	private static final String ROWS = "insert into person (id, name, age, boss) values (1, 'Ada', 36, null), "
			+ "(2, 'it''s', null, 1), (7, 'Bob', 7, 2)";

	private static final String VALUES = "select id, name, age, boss from person order by id";

	@OnBoth
	void makesAndDropsTablesThatPointToEachOther(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind).with(PERSON, ROWS)) {
			List<SchemaStatement> statements = steps.to(VALUES, PERSON,
					"create table hen (id bigint auto_increment primary key, egg_id bigint not null, person_id bigint) comment 'it''s'",
					"create table egg (id bigint auto_increment primary key, hen_id bigint not null)",
					"create table node (id int primary key, parent int)",
					"create table `order` (`group` int, b int, primary key (b, `group`))",
					"alter table hen add constraint hen_egg foreign key (egg_id) references egg (id)",
					"alter table hen add constraint hen_person foreign key (person_id) references person (id) on delete set null on update cascade",
					"alter table egg add constraint egg_hen foreign key (hen_id) references hen (id) on delete cascade",
					"alter table node add constraint node_parent foreign key (parent) references node (id) on delete cascade");
			assertThat(SchemaSteps.sql(statements)).contains("""
					create table hen (
					    id bigint not null auto_increment,
					    egg_id bigint not null,
					    person_id bigint,
					    primary key (id)
					) comment 'it''s'""", """
					create table `order` (
					    `group` int not null,
					    b int not null,
					    primary key (b, `group`)
					)""",
					"alter table egg add constraint egg_hen foreign key (hen_id) references hen (id) on delete cascade",
					"alter table hen add constraint hen_person foreign key (person_id) references person (id) on delete set null on update cascade");
			assertThat(SchemaSteps.warnings(statements)).isEmpty();
			assertThat(warnings(steps, kind)).containsExactlyInAnyOrder("table egg and all its rows are lost",
					"table hen and all its rows are lost", "table node and all its rows are lost",
					"table order and all its rows are lost", "table person and all its rows are lost");
		}
	}

	@OnBoth
	void renamesTablesAndColumnsThatOthersUse(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind)
			.with("create table users (id int primary key, nick varchar(20) not null, n int, check (nick <> ''), check (n > 0 and nick <> 'n'), "
					+ "long_nick varchar(21) generated always as (concat(nick, '!')) stored, twice int generated always as (n * 2) virtual, "
					+ "unique (nick), index by_n (n desc, twice))",
					"create table post (id int primary key, author varchar(20), foreign key (author) references users (nick))",
					"insert into users (id, nick, n) values (1, 'a', 5)", "insert into post values (1, 'a')")) {
			steps.renamed(Map.of("users", "people", "users.nick", "nickname", "users.n", "number", "post.author", "by"),
					"select u.id, nick, n, long_nick, twice, author from users u join post on author = nick",
					"select u.id, nickname, number, long_nick, twice, `by` from people u join post on `by` = nickname",
					"create table people (id int primary key, nickname varchar(20) not null, number int, check (nickname <> ''), check (number > 0 and nickname <> 'n'), "
							+ "long_nick varchar(21) generated always as (concat(nickname, '!')) stored, twice int generated always as (number * 2) virtual, "
							+ "unique (nickname), index by_n (number desc, twice))",
					"create table post (id int primary key, `by` varchar(20), foreign key (`by`) references people (nickname))");
		}
	}

	@OnBoth
	void renamesAndChangesAtOnce(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind)
			.with("create table users (id int primary key, nick varchar(20), n int, check (n > 0), foreign key (n) references users (id))",
					"insert into users values (1, 'a', 1)")) {
			List<SchemaStatement> statements = steps.renamed(Map.of("users", "people", "users.nick", "nickname"),
					"select id, nick, n from users", "select id, nickname, n from people",
					"create table people (id int primary key, nickname varchar(30) not null unique, n int, check (n > 1 or n = 1))");
			assertThat(SchemaSteps.sql(statements)).startsWith("alter table users rename to people",
					"alter table people rename column nick to nickname");
		}
	}

	@OnBoth
	void addsAndDropsColumns(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind).with(PERSON, ROWS)) {
			List<SchemaStatement> statements = steps.to("select id, name, age from person order by id",
					"create table person (id bigint auto_increment primary key, name varchar(50) not null, age int default 7, "
							+ "note varchar(20) not null default 'x' comment 'short', `select` tinyint(1) default 1, since datetime(6) default current_timestamp(6))");
			assertThat(SchemaSteps.sql(statements)).containsExactly("""
					alter table person
					    add column note varchar(20) not null default 'x' comment 'short',
					    add column `select` tinyint(1) default 1,
					    add column since datetime(6) default current_timestamp(6),
					    drop column boss""");
			assertThat(SchemaSteps.warnings(statements)).containsExactly("all values of person.boss are lost");
			assertThat(steps.rows("select distinct note from person")).containsExactly(List.of("x"));
		}
	}

	@OnBoth
	void changesTypesLengthsPrecisionsDefaultsAndComments(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind)
			.with("create table k (v varchar(10) default 'a', n decimal(10,2) default 1.5, i int, d datetime, t varchar(20), w varchar(9), c int comment 'old')",
					"insert into k values ('x', 2.25, 7, '2020-01-31 10:00:00', '12', 'so', 3)")) {
			List<SchemaStatement> statements = steps.to("select v, round(n, 2), i, year(d), t, w, c from k",
					"create table k (v varchar(90) default 'it''s \"b\" \\\\', n decimal(14,4), i bigint unsigned not null default 1, "
							+ "d datetime(6) default current_timestamp(6) on update current_timestamp(6), t int, "
							+ "w varchar(9) collate utf8mb4_bin, c int comment 'it''s \\\\ new')");
			assertThat(SchemaSteps.sql(statements)).containsExactly("""
					alter table k
					    modify column v varchar(90) default 'it''s "b" \\\\',
					    modify column n decimal(14,4),
					    modify column i bigint unsigned not null default 1,
					    modify column d datetime(6) default current_timestamp(6) on update current_timestamp(6),
					    modify column t int,
					    modify column w varchar(9) collate utf8mb4_bin,
					    modify column c int comment 'it''s \\\\ new'""");
			String converted = ": this fails if a value cannot be converted";
			assertThat(SchemaSteps.warnings(statements)).containsExactlyInAnyOrder(
					"k.i gets another type, from int to bigint unsigned" + converted,
					"k.i is not null now: this fails if it holds a null",
					"k.t gets another type, from varchar(20) to int" + converted,
					"k.w gets another collation, from that of the table to utf8mb4_bin: this fails if a character is not in it, or if values of a unique key are equal then");
			assertThat(warnings(steps, kind,
					"create table k (v varchar(80), n decimal(14,3), i int unsigned, d datetime, t int, w varchar(9), c smallint)"))
				.contains(
						"k.v gets narrower, from varchar(90) to varchar(80): this fails if a value does not fit, or cuts it",
						"k.n gets narrower, from decimal(14,4) to decimal(14,3): this fails if a value does not fit, or cuts it",
						"k.d gets narrower, from datetime(6) to datetime(0): this fails if a value does not fit, or cuts it",
						"k.c gets narrower, from int to smallint: this fails if a value does not fit, or cuts it");
		}
	}

	@OnBoth
	void changesCommentsOfTables(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind).with(PERSON, ROWS)) {
			assertThat(SchemaSteps.sql(steps.to(VALUES, PERSON + " comment 'it''s \\\\ new'")))
				.containsExactly("alter table person comment = 'it''s \\\\ new'");
		}
	}

	@OnBoth
	void changesEnumsSetsAndTheirChecks(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind)
			.with("create table k (v enum('A','B'), s set('x'), b bit(1), j json, status varchar(255), constraint known check (status in ('NEW', 'OLD')))",
					"insert into k values ('B', 'x', b'1', '{\"a\": 1}', 'NEW')")) {
			List<SchemaStatement> statements = steps.to("select v, s, b + 0, j, status from k",
					"create table k (v enum('A','B','it''s'), s set('x','y'), b bit(1) default b'0', j json not null, status varchar(255), "
							+ "constraint known check (status in ('NEW', 'OLD', 'it''s')))");
			assertThat(SchemaSteps.warnings(statements)).containsExactlyInAnyOrder(
					"k.j is not null now: this fails if it holds a null",
					"table k gets a check (`status` in ('NEW','OLD','it''s')): this fails if a row is against it");
			assertThat(warnings(steps, kind,
					"create table k (v enum('B'), s set('x'), b bit(1) default b'0', j json not null, status varchar(255))"))
				.containsExactly(
						"k.v loses values, from enum('A','B','it''s') to enum('B'): this fails if a row has one of them",
						"k.s loses values, from set('x','y') to set('x'): this fails if a row has one of them");
		}
	}

	@OnBoth
	void changesHowColumnsAreComputed(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind)
			.with("create table k (v int, g int generated always as (v + 1) stored, s varchar(9), t varchar(9))",
					"insert into k (v, s) values (5, 'x')")) {
			List<SchemaStatement> statements = steps.to("select v from k",
					"create table k (v int, g int generated always as (v + 2) virtual, "
							+ "s varchar(9) generated always as (concat(v, 'it''s')) virtual, t varchar(9))");
			assertThat(SchemaSteps.warnings(statements))
				.containsExactly("all values of k.s are lost: it is computed now");
			assertThat(steps.rows("select g, s from k")).containsExactly(List.of("7", "5it's"));
		}
	}

	@OnBoth
	void countsByItselfInAFilledTableThatOthersPointTo(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind)
			.with("create table k (id bigint primary key)",
					"create table c (k_id bigint, constraint c_k foreign key (k_id) references k (id))",
					"insert into k values (5)", "insert into c values (5)")) {
			steps.to("select id, k_id from k, c", "create table k (id bigint auto_increment primary key)",
					"create table c (k_id bigint, constraint c_k foreign key (k_id) references k (id))");
			steps.with("insert into k values ()");
			assertThat(steps.rows("select max(id) from k")).containsExactly(List.of("6"));
		}
	}

	@OnBoth
	void changesPrimaryKeys(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind)
			.with("create table k (id bigint auto_increment primary key, a int not null, b int not null)",
					"insert into k values (7, 1, 2)")) {
			List<SchemaStatement> statements = steps.to("select id, a, b from k",
					"create table k (id bigint not null, a int not null, b int not null, primary key (b, a))");
			assertThat(SchemaSteps.sql(statements)).containsExactly("""
					alter table k
					    drop primary key,
					    modify column id bigint not null,
					    add primary key (b, a)""");
			assertThat(SchemaSteps.warnings(statements))
				.containsExactly("table k gets a primary key (b, a): this fails if a row is against it");
		}
	}

	@OnBoth
	void changesBothEndsOfAKey(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind)
			.with("create table k (id int primary key, k_id int, constraint k_k foreign key (k_id) references k (id))",
					"create table c (id int primary key, k_id int, constraint c_k foreign key (k_id) references k (id))",
					"insert into k values (5, 5)", "insert into c values (1, 5)")) {
			List<SchemaStatement> statements = steps.to("select c.id, c.k_id, k.k_id from c join k on c.k_id = k.id",
					"create table k (id bigint primary key, k_id bigint not null, constraint k_k foreign key (k_id) references k (id))",
					"create table c (id int primary key, k_id bigint, constraint c_k foreign key (k_id) references k (id))");
			assertThat(SchemaSteps.warnings(statements))
				.containsExactly("k.k_id is not null now: this fails if it holds a null");
		}
	}

	@OnBoth
	void changesUniqueKeysForeignKeysAndChecks(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind)
			.with("create table k (id int primary key, a int, b int, c int, d int not null, constraint one unique (a), unique (b), "
					+ "constraint positive check (a > 0), check (b > 0), constraint k_c foreign key (c) references k (id), foreign key (d) references k (id))",
					"insert into k values (1, 2, 3, 1, 1)")) {
			List<SchemaStatement> statements = steps.to("select id, a, b, c, d from k",
					"create table k (id int primary key, a int, b int, c int, d int not null, constraint one unique (a, b), unique (c, b), "
							+ "constraint positive check (a > 1 and b in (3, 4)), constraint k_c foreign key (c) references k (id) on delete cascade on update cascade)");
			assertThat(SchemaSteps.warnings(statements)).contains(
					"table k gets a unique key (a, b): this fails if a row is against it",
					"table k gets a foreign key (c) to k (id) on delete cascade on update cascade: this fails if a row is against it");
		}
	}

	@OnBoth
	void readsWhatColumnsAndTextsInChecksSay(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind)
			.with("create table k (id int primary key, a int check (a > 0), b int, t varchar(9))",
					"insert into k values (1, 2, 3, 'it''s')")) {
			steps.to("select a, b, t from k",
					"create table k (id int primary key, a int comment 'a', b int check (b > 2), t varchar(9), "
							+ "check (t in ('it''s', 'b\\\\') or t like 'x%' or t = concat('`', char(10), \"'\") or a between 1 and b * 2))");
		}
	}

	@OnBoth
	void changesIndexes(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind)
			.with("create table k (a varchar(90), b int, t text, index ia (a))",
					"insert into k values ('x', 1, 'y')")) {
			List<SchemaStatement> statements = steps.to("select a, b, t from k",
					"create table k (a varchar(90), b int, t text, index ia (a(10), b desc), unique index iu (b desc), fulltext index ft (t))");
			assertThat(SchemaSteps.sql(statements)).containsExactly("""
					alter table k
					    drop index ia,
					    add fulltext index ft (t),
					    add index ia (a(10), b desc),
					    add unique index iu (b desc)""");
			assertThat(SchemaSteps.warnings(statements))
				.containsExactly("table k gets a unique index iu (b desc): this fails if two rows are equal in it");
		}
	}

	@OnBoth
	void keepsTheIndexesThatKeysNeed(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind)
			.with("create table k (id int primary key, a int, b int, c int, index ab (a, b), unique index cb (c, b), "
					+ "constraint k_a foreign key (a) references k (id), constraint k_c foreign key (c) references k (id))",
					"insert into k values (1, 1, 1, 1)")) {
			steps.to("select a, b, c from k", "create table k (id int primary key, a int, b int, c int, "
					+ "constraint k_a foreign key (a) references k (id), constraint k_c foreign key (c) references k (id))");
		}
	}

	@Test
	void changesSequencesOfMariaDb() throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.MARIADB)
			.with("create sequence kept start with 1 increment by 50", "create sequence gone",
					"create sequence changed start with 5 cache 10", "create table k (v int)",
					"insert into k values (nextval(kept)), (nextval(kept))")) {
			List<SchemaStatement> statements = steps.to("select v from k order by v", "create table k (v int)",
					"create sequence kept start with 1 increment by 50",
					"create sequence changed start with 7 increment by 2 maxvalue 99 nocache cycle",
					"create sequence new start with 3 increment by -1 minvalue -9 maxvalue 10");
			assertThat(SchemaSteps.sql(statements)).containsExactlyInAnyOrder("drop sequence gone",
					"alter sequence changed start with 7 increment by 2 maxvalue 99 nocache cycle",
					"create sequence new start with 3 increment by -1 minvalue -9 maxvalue 10");
			assertThat(steps.rows("select nextval(kept)")).containsExactly(List.of("101"));
		}
	}

	@OnBoth
	void saysWhatHappensToRows(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind)
			.with("create table k (t varchar(36), e enum('A','B'), w varchar(20), g int)")) {
			boolean mysql = kind == DatabaseType.MYSQL;
			String missing = " is not null and has no default: ";
			assertThat(warnings(steps, kind,
					"create table k (t binary(16), e enum('A'), w varchar(10), n int not null, s varchar(5) not null, "
							+ "d date not null, c time not null, f enum('X','Y') not null, j json not null, unique (n))"))
				.containsExactlyInAnyOrder(
						"k.t holds bytes now, from varchar(36) to binary(16): those of the text, so that a UUID written as text does not become its 16 bytes but fails",
						"k.e loses values, from enum('A','B') to enum('A'): this fails if a row has one of them",
						"k.w gets narrower, from varchar(20) to varchar(10): this fails if a value does not fit, or cuts it",
						"k.n" + missing + "rows that are there get 0", "k.s" + missing + "rows that are there get ''",
						"k.d" + missing
								+ (mysql ? "this fails if the table has rows, for 0000-00-00 is no date"
										: "rows that are there get 0000-00-00, and it fails where NO_ZERO_DATE is set"),
						"k.c" + missing + "rows that are there get 00:00:00",
						"k.f" + missing + "rows that are there get the first value",
						"k.j" + missing
								+ (mysql ? "rows that are there get the JSON value null"
										: "rows that are there get '', which is no JSON"),
						"all values of k.g are lost",
						"table k gets a unique key (n): this fails if a row is against it");
		}
	}

	/**
	 * What the way from a database to the schema of some statements warns of.
	 */
	private static List<String> warnings(SchemaSteps steps, DatabaseType kind, String... wanted) throws Exception {
		DiffedDatabase database = steps.database();
		try (SchemaSteps other = SchemaSteps.on(kind).with(wanted)) {
			SchemaDifference difference = SchemaDifference.between(database.read(), other.database().read(),
					Renames.none());
			return SchemaSteps.warnings(database.dialect().statements(difference));
		}
	}

	/**
	 * What is read is written so that it reads the same.
	 */
	@OnBoth
	void writesWhatItReads(DatabaseType kind) throws Exception {
		boolean mysql = kind == DatabaseType.MYSQL;
		try (TestDatabase first = TestDatabase.create(kind);
				TestDatabase second = TestDatabase.create(kind);
				DiffedDatabase from = new DiffedDatabase(first);
				DiffedDatabase to = new DiffedDatabase(second)) {
			from.run(mysql ? "set @unused = 1" : "create sequence numbers", "create table counted ("
					+ "a bool, b tinyint unsigned default 3, c int(5) zerofill, d float(7,3) default 1.5, e double default -1.5e10, "
					+ "f year default 2020, g bit(8) default b'1010', h decimal(5), i int default (1 + 2), "
					+ (mysql ? "j int" : "j int default nextval(numbers)") + ") collate utf8mb4_bin comment 'a;b'",
					"create table texts (a char(3) default 'a', b varchar(20) character set latin1 default '', c text default ('t'), "
							+ "d varbinary(5) default 'a\\\\b', e varchar(50) default '-- ${x}; \\n', f enum('a,b','c''d','e\"f') default 'c''d', "
							+ "g set('x','y') default 'x,y', h varchar(20) default (concat('a', 'b''c')), i json default (json_object('a', 1)), "
							+ "j longtext check (json_valid(j)), k varchar(9) invisible)",
					"create table searched (a text, b varchar(9), fulltext f (a, b), index p (a(20), b)) engine = MyISAM",
					"create table moments (a time(3) default '10:00:00', b timestamp null default null, "
							+ "c timestamp not null default current_timestamp on update current_timestamp, d datetime default now(), "
							+ "e date default (current_date), f datetime(6) not null default '2020-01-01 00:00:00.000000')",
					"create table places (a geometry, b point not null" + (mysql ? " srid 4326" : "")
							+ ", spatial index s (b))",
					mysql ? "create table others (a binary(16) default (uuid_to_bin(uuid())), b json, index i ((a is null), (cast(b->'$.a' as unsigned))))"
							: "create table others (a uuid default uuid(), b inet6 default '::1', c inet4, d json check (json_length(d) > 1))",
					"create table checks (`a``b` int, `c'd` datetime, e varchar(20), check (`a``b` is not null and not (`a``b` = 2) xor `a``b` in (1)), "
							+ "check (`c'd` > date'2020-01-01' and `c'd` < timestamp'2021-01-01 00:00:00' + interval 1 day), "
							+ "check (e regexp '^[a-z]+\\\\.$' or e collate utf8mb4_bin <> 'x' or e like 'a\\\\%' escape '!'), "
							+ "check (case when `a``b` = 1 then 2 else cast(e as unsigned) end > 0))");
			SchemaModel read = from.read();
			to.apply(SchemaDifference.between(NOTHING, read, Renames.none()));
			assertThat(to.read().tables()).hasSize(7).usingRecursiveComparison().isEqualTo(read.tables());
			assertThat(to.read().sequences()).isEqualTo(read.sequences());
		}
	}

	/**
	 * The warnings of values that nothing refuses are true.
	 */
	@OnBoth
	void saysThatValuesAreGarbledWhereNothingFails(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind)
			.with("create table k (n bigint, d datetime, t time, b datetime)",
					"insert into k values (42, '2020-01-31 10:11:12', '10:11:12', '2020-01-31 10:11:12')");
				SchemaSteps other = SchemaSteps.on(kind)
					.with("create table k (n binary(16), d bigint, t int, b varbinary(30))")) {
			String garbled = ": values are garbled and nothing fails, for each becomes the digits that it is written with";
			DiffedDatabase database = steps.database();
			SchemaDifference difference = SchemaDifference.between(database.read(), other.database().read(),
					Renames.none());
			assertThat(SchemaSteps.warnings(database.apply(difference))).containsExactlyInAnyOrder(
					"k.n gets another type, from bigint to binary(16)" + garbled,
					"k.d gets another type, from datetime to bigint" + garbled,
					"k.t gets another type, from time to int" + garbled,
					"k.b gets another type, from datetime to varbinary(30)" + garbled);
			assertThat(steps.rows("select hex(n), d, t, cast(b as char) from k"))
				.containsExactly(List.of("3432" + "0".repeat(28), "20200131101112", "101112", "2020-01-31 10:11:12"));
		}
	}

	/**
	 * The warnings of what is filled in are true.
	 */
	@OnBoth
	void fillsInWhatItSays(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind).with("create table k (v int)", "insert into k values (1)");
				SchemaSteps other = SchemaSteps.on(kind)
					.with("create table k (v int, n int not null, s varchar(5) not null, c time not null, f enum('X','Y') not null, j json not null)");
				SchemaSteps dated = SchemaSteps.on(kind)
					.with("create table k (v int, n int not null, s varchar(5) not null, c time not null, f enum('X','Y') not null, j json not null, d date not null)")) {
			DiffedDatabase database = steps.database();
			SchemaModel before = database.read();
			if (kind == DatabaseType.MARIADB) {
				database.run("set sql_mode = concat(@@sql_mode, ',NO_ZERO_DATE')");
			}
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(
						() -> database.apply(SchemaDifference.between(before, dated.database().read(), Renames.none())))
				.withMessageContaining("0000-00-00");
			assertThat(SchemaDifference.between(database.read(), before, Renames.none()).isEmpty()).isTrue();
			database.apply(SchemaDifference.between(before, other.database().read(), Renames.none()));
			assertThat(steps.rows("select n, s, c, f, j from k"))
				.containsExactly(List.of("0", "", "00:00:00", "X", (kind == DatabaseType.MYSQL) ? "null" : ""));
		}
	}

	/**
	 * A table changes as a whole or not at all, though nothing else can be taken back.
	 */
	@OnBoth
	void leavesTheTableAsItWasWhenAValueIsInTheWay(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(kind)
			.with("create table k (a int, b int, c varchar(9))", "insert into k values (1, null, 'x')");
				SchemaSteps other = SchemaSteps.on(kind)
					.with("create table k (a bigint comment 'a', b int not null, d int)")) {
			DiffedDatabase database = steps.database();
			SchemaModel before = database.read();
			SchemaDifference difference = SchemaDifference.between(before, other.database().read(), Renames.none());
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> database.apply(difference));
			assertThat(SchemaDifference.between(database.read(), before, Renames.none()).descriptions()).isEmpty();
			assertThat(steps.rows("select a, b, c from k")).containsExactly(List.of("1", "null", "x"));
		}
	}

	@OnBoth
	void quotesOnlyWhatNeedsIt(DatabaseType kind) throws Exception {
		try (TestDatabase first = TestDatabase.create(kind); DiffedDatabase from = new DiffedDatabase(first)) {
			from.run("create table `order` (name int, `select` int, `a b` int, check (name > 0 and `select` > 0))");
			assertThat(from.dialect().statements(SchemaDifference.between(NOTHING, from.read(), Renames.none())))
				.singleElement()
				.satisfies((statement) -> assertThat(statement.sql()).startsWith("create table `order` (")
					.contains(" name int", "`select` int", "`a b` int", "name > 0", "`select` > 0"));
		}
	}

	/**
	 * Runs a test once on each of the two.
	 */
	@Retention(RetentionPolicy.RUNTIME)
	@ParameterizedTest
	@EnumSource(names = { "MYSQL", "MARIADB" })
	private @interface OnBoth {

	}

}
