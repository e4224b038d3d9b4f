package io.appdb.schema.diff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.appdb.test.DatabaseKind;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every change that is seen on MySQL and MariaDB, in tables with rows.
 */
class MySqlDiffTests {

	/**
	 * A change: what was there, what shall be there, what is renamed, what to look at
	 * before, afterwards and on the way back.
	 *
	 * @param name what it shows
	 * @param before the statements of the schema before, with rows
	 * @param after the statements of the schema afterwards
	 * @param renames what is renamed
	 * @param query asks for values that stay, by names of both
	 * @param values the values
	 * @param seen a word of the difference
	 */
	record Change(String name, List<String> before, List<String> after, Map<String, String> renames, String query,
			List<String> values, String seen) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	private static Change change(String name, String before, String after, String query, String value, String seen) {
		return new Change(name, parts(before), parts(after), Map.of(), query, List.of(value), seen);
	}

	private static Change renamed(String name, String before, String after, Map<String, String> renames, String query,
			String value, String seen) {
		return new Change(name, parts(before), parts(after), renames, query, List.of(value), seen);
	}

	private static List<String> parts(String statements) {
		return Stream.of(statements.split(";")).map(String::strip).filter((part) -> !part.isEmpty()).toList();
	}

	static Stream<Arguments> changes() {
		return Stream.of(DatabaseKind.MYSQL, DatabaseKind.MARIADB)
			.flatMap((kind) -> Stream.of(tables(), columns(), keys(), indexes())
				.flatMap((changes) -> changes)
				.map((change) -> Arguments.of(kind, change)));
	}

	private static Stream<Change> tables() {
		return Stream.of(change("tables that point to each other and to themselves",
				"create table k (id int primary key, v int); insert into k values (1, 5)", """
						create table k (id int primary key, v int);
						create table a (id bigint auto_increment primary key, b_id bigint, a_id bigint);
						create table b (id bigint auto_increment primary key, a_id bigint);
						alter table a add constraint a_b foreign key (b_id) references b (id) on delete set null;
						alter table a add constraint a_a foreign key (a_id) references a (id) on delete cascade;
						alter table b add constraint b_a foreign key (a_id) references a (id)""", "select v from k",
				"5", "table a: added"),
				change("comment of a table", "create table k (v int); insert into k values (5)",
						"create table k (v int) comment 'it''s \\\\ new'", "select v from k", "5", "comment changed"),
				renamed("renamed table with made up names", """
						create table t (id int primary key, n int, check (n > 0), foreign key (n) references t (id));
						insert into t values (1, 1)""", """
						create table people (id int primary key, n int, check (n > 1 or n = 1));
						""", Map.of("t", "people"), "select id from {t}", "1", "renamed"));
	}

	private static Stream<Change> columns() {
		return Stream.of(
				change("column added and dropped", "create table k (v int, w int); insert into k values (5, 6)",
						"create table k (v int, x varchar(10) not null, y int default 3)", "select v from k", "5",
						"column x added"),
				renamed("renamed column in a check, a key and a computed column", """
						create table k (id int primary key, v int, g int generated always as (v + 1) stored,
							h int generated always as (v * 2) virtual, check (v > 0), index ix (v desc, h));
						insert into k (id, v) values (1, 5)""",
						"""
								create table k (id int primary key, worth int, g int generated always as (worth + 1) stored,
									h int generated always as (worth * 2) virtual, check (worth > 0), index ix (worth desc, h))""",
						Map.of("k.v", "worth"), "select g + h from k", "16", "renamed"),
				change("type, length, precision and default", """
						create table k (v varchar(10) default 'a', n decimal(10,2) default 1.5, i int, d datetime,
							t varchar(20)); insert into k values ('x', 2.25, 7, '2020-01-31 10:00:00', '12')""",
						"""
								create table k (v varchar(90) default 'it''s "b" \\\\', n decimal(14,4), i bigint unsigned default 1,
									d datetime(6) default current_timestamp(6) on update current_timestamp(6), t int)""",
						"select concat(v, round(n, 2), i, year(d), t) from k", "x2.257202012", "type varchar(10)"),
				change("null and not null, comment, collation",
						"create table k (v varchar(9)); insert into k values ('x')",
						"create table k (v varchar(9) collate utf8mb4_bin not null comment 'so')", "select v from k",
						"x", "not null"),
				change("enum and set with more values", """
						create table k (v enum('A','B'), s set('x'), b bit(1), j json);
						insert into k values ('B', 'x', b'1', '{"a": 1}')""",
						"create table k (v enum('A','B','it''s'), s set('x','y'), b bit(1) default b'0', j json not null)",
						"select concat(v, s, b + 0) from k", "Bx1", "enum('A','B','it''s')"),
				change("computed column changed", """
						create table k (v int, g int generated always as (v + 1) stored, s varchar(9));
						insert into k (v) values (5)""", """
						create table k (v int, g int generated always as (v + 2) virtual,
							s varchar(9) generated always as (concat(v, 'it''s')) virtual)""", "select v from k", "5",
						"generated"),
				change("numbers by themselves on a filled table, that others point to", """
						create table k (id bigint primary key); create table c (k_id bigint,
							constraint c_k foreign key (k_id) references k (id)); insert into k values (5);
						insert into c values (5)""", """
						create table k (id bigint auto_increment primary key);
						create table c (k_id bigint, constraint c_k foreign key (k_id) references k (id))""",
						"select id from k", "5", "auto_increment"));
	}

	private static Stream<Change> keys() {
		return Stream.of(
				change("primary key of an automatic number changed", """
						create table k (id bigint auto_increment primary key, a int not null, b int not null);
						insert into k values (7, 1, 2)""",
						"create table k (id bigint not null, a int not null, b int not null, primary key (a, b))",
						"select concat(id, a, b) from k", "712", "primary key (a, b)"),
				change("type of both ends of a key", """
						create table k (id int primary key); create table c (id int primary key, k_id int,
							constraint c_k foreign key (k_id) references k (id));
						insert into k values (5); insert into c values (1, 5)""", """
						create table k (id bigint primary key); create table c (id int primary key, k_id bigint,
							constraint c_k foreign key (k_id) references k (id))""", "select k_id from c", "5",
						"bigint"),
				change("unique key, check and action of a foreign key", """
						create table k (id int primary key, a int, b int, unique (a), check (a > 0),
							k_id int, constraint k_k foreign key (k_id) references k (id));
						insert into k values (1, 2, 3, 1)""",
						"""
								create table k (id int primary key, a int, b int, unique (a, b), check (a > 1 and b in (3, 4)),
									k_id int, constraint k_k foreign key (k_id) references k (id) on delete cascade on update cascade)""",
						"select concat(id, a, b, k_id) from k", "1231", "on delete cascade"),
				change("foreign key gone, and its index with it",
						"""
								create table k (id int primary key, k_id int, constraint k_k foreign key (k_id) references k (id));
								insert into k values (1, 1)""",
						"create table k (id int primary key, k_id int)", "select k_id from k", "1", "foreign key"),
				change("check within a column",
						"""
								create table k (id int primary key, a int check (a > 0), b int); insert into k values (1, 2, 3)""",
						"create table k (id int primary key, a int comment 'a', b int check (b > 2))",
						"select concat(a, b) from k", "23", "check"),
				change("check of texts", "create table k (a varchar(9)); insert into k values ('it''s')",
						"create table k (a varchar(9), check (a in ('it''s', 'b\\\\') or a like 'x%'))",
						"select a from k", "it's", "check"));
	}

	private static Stream<Change> indexes() {
		return Stream.of(change("indexes of many kinds",
				"create table k (a varchar(90), b int, t text, index ia (a)); insert into k values ('x', 1, 'y')",
				"""
						create table k (a varchar(90), b int, t text, index ia (a(10), b desc), unique index iu (b desc),
							fulltext index ft (t))""",
				"select a from k", "x", "unique index"), change("index that a foreign key needs", """
						create table k (id int primary key, a int, b int, index ab (a, b),
							constraint k_k foreign key (a) references k (id)); insert into k values (1, 1, 1)""", """
						create table k (id int primary key, a int, b int,
							constraint k_k foreign key (a) references k (id))""", "select a from k", "1", "index ab"));
	}

	@ParameterizedTest
	@MethodSource("changes")
	void goesThereAndBackWithItsRows(DatabaseKind kind, Change change) throws Exception {
		try (TestDatabase first = TestDatabase.create(kind);
				TestDatabase second = TestDatabase.create(kind);
				DiffedDatabase from = new DiffedDatabase(first);
				DiffedDatabase to = new DiffedDatabase(second)) {
			from.run(change.before().toArray(String[]::new));
			to.run(change.after().toArray(String[]::new));
			SchemaModel before = from.read();
			SchemaModel after = to.read();
			SchemaDifference difference = SchemaDifference.between(before, after,
					Renames.of(change.renames(), before, after));
			assertThat(difference.descriptions()).anyMatch((line) -> line.contains(change.seen()));
			from.apply(difference);
			assertSame(from.read(), after);
			assertThat(values(from, change, true)).isEqualTo(change.values());
			from.apply(difference.reversed());
			assertSame(from.read(), before);
			assertThat(values(from, change, false)).isEqualTo(change.values());
			from.apply(difference);
			assertSame(from.read(), after);
		}
	}

	private static List<String> values(DiffedDatabase database, Change change, boolean up) throws SQLException {
		String table = up ? change.renames().getOrDefault("t", "t") : "t";
		return values(database, change.query().replace("{t}", table));
	}

	private static List<String> values(DiffedDatabase database, String query) throws SQLException {
		List<String> values = new ArrayList<>();
		try (Statement statement = database.connection().createStatement();
				ResultSet rows = statement.executeQuery(query)) {
			while (rows.next()) {
				values.add(rows.getString(1));
			}
		}
		return values;
	}

	private static void assertSame(SchemaModel found, SchemaModel wanted) {
		assertThat(SchemaDifference.between(found, wanted, Renames.none()).descriptions()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "MYSQL", "MARIADB" })
	void saysWhatHappensToRows(DatabaseKind kind) throws Exception {
		try (TestDatabase first = TestDatabase.create(kind);
				TestDatabase second = TestDatabase.create(kind);
				DiffedDatabase from = new DiffedDatabase(first);
				DiffedDatabase to = new DiffedDatabase(second)) {
			from.run("create table k (t varchar(36), e enum('A','B'), w varchar(20), g int)",
					"insert into k values ('a', 'A', 'w', 1)");
			to.run("create table k (t binary(16), e enum('A'), w varchar(10), n int not null, s varchar(5) not null)");
			List<SchemaStatement> statements = from
				.apply(SchemaDifference.between(from.read(), to.read(), Renames.none()));
			assertThat(statements).singleElement()
				.satisfies((statement) -> assertThat(statement.warnings())
					.anyMatch((line) -> line.contains("k.t") && line.contains("does not become its 16 bytes"))
					.anyMatch((line) -> line.contains("k.e") && line.contains("loses values"))
					.anyMatch((line) -> line.contains("k.w") && line.contains("narrower"))
					.anyMatch((line) -> line.contains("k.n") && line.contains("get 0"))
					.anyMatch((line) -> line.contains("k.s") && line.contains("get ''"))
					.anyMatch((line) -> line.contains("k.g") && line.contains("lost")));
			assertThat(values(from, "select concat(n, '-', s) from k")).containsExactly("0-");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "MYSQL", "MARIADB" })
	void quotesOnlyWhatNeedsIt(DatabaseKind kind) throws Exception {
		try (TestDatabase first = TestDatabase.create(kind); DiffedDatabase from = new DiffedDatabase(first)) {
			from.run("create table `order` (name int, `select` int, `a b` int, check (name > 0 and `select` > 0))");
			SchemaModel nothing = new SchemaModel(List.of(), List.of(), List.of());
			assertThat(from.dialect().statements(SchemaDifference.between(nothing, from.read(), Renames.none())))
				.singleElement()
				.satisfies((statement) -> assertThat(statement.sql()).startsWith("create table `order` (")
					.contains(" name int", "`select` int", "`a b` int", "name > 0", "`select` > 0"));
		}
	}

}
