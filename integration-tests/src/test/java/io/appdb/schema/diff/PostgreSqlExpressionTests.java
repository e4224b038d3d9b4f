package io.appdb.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.appdb.engine.DatabaseType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Expressions on PostgreSQL, wherever they stand: check, condition of an index,
 * expression of an index, default, computed column. They come through chains of changes
 * as they were.
 */
class PostgreSqlExpressionTests {

	private static final String MOOD = "create type mood as enum ('sad', 'glad')";

	private static final String GROWN = "create type mood as enum ('bad', 'sad', 'so', 'glad', 'mad')";

	private static final String ROWS = "insert into t (id, num, price, name, code, feeling, at) values "
			+ "(1, 3, 2.5, 'a', 'xy', 'sad', '2020-01-31 12:00:00')";

	private static final String VALUES = "select id, num::int, price, name, code, feeling from t";

	private static final String COLUMNS = "create table t (id int primary key, num %s, price numeric(10,2), "
			+ "name varchar(50), code text, feeling mood, at timestamp";

	private static final List<String> CONDITIONS = List.of("num between 0 and 5 and price > 0",
			"price > 0 and num between 0 and 5", "(num between 0 and 5 or num between 10 and 20) and price > 0",
			"num between symmetric 9 and 0 and name <> ''", "num not between 10 and 20 and (price > 0 or name = 'x')",
			"not (num between 10 and 20) or price > 0 and code is not null",
			"num > 0 and num < 10 and price > 0 and name <> ''", "num > 0", "num >= 0 and num <> 7", "num in (1, 2, 3)",
			"num + 1 > 0", "num * 2 between 0 and 100 and num > 0",
			"case when num between 0 and 5 and price > 0 then name else code end <> ''", "coalesce(num, 0) >= 0",
			"num is null or num between 0 and 9 and price is not null", "price between 0.5 and 10 and price <> 7",
			"num < price + 10", "name between 'a' and 'm' and code > 'a'", "name in ('a', 'b') and num between 0 and 9",
			"name like 'a%' and num between 0 and 9", "feeling = 'sad'",
			"feeling in ('sad', 'glad') and num between 0 and 9", "feeling <> 'glad' or num between 0 and 5",
			"at > '2020-01-01' and at between '2020-01-01' and '2030-01-01'",
			"extract(year from at) between 2000 and 2100 and num > 0", "(num, price) < (10, 10)",
			"num > all (array[0, 1]) and num between 0 and 5", "name ~ '^a' and (num between 0 and 5) is true",
			"num between 0 and 5 and price > 0 and (name = 'a' and code = 'xy' or num between 1 and 4)");

	private static String[] schema(String type, String number, List<String> conditions, String more) {
		List<String> statements = new ArrayList<>(List.of(type));
		statements.add(COLUMNS.formatted(number) + more
				+ IntStream.range(0, conditions.size())
					.mapToObj((i) -> ", constraint c" + i + " check (" + conditions.get(i) + ")")
					.collect(Collectors.joining())
				+ ")");
		for (int i = 0; i < conditions.size(); i++) {
			statements.add("create index p" + i + " on t (name) where " + conditions.get(i));
			statements.add("create index e" + i + " on t ((" + conditions.get(i) + "))");
		}
		return statements.toArray(String[]::new);
	}

	private static List<String> immutable(List<String> conditions) {
		return conditions.stream().filter((condition) -> !condition.contains("at >")).toList();
	}

	private static String computed(List<String> conditions) {
		return IntStream.range(0, conditions.size())
			.mapToObj((i) -> ", g" + i + " boolean generated always as (" + conditions.get(i) + ") stored")
			.collect(Collectors.joining());
	}

	/**
	 * Written from what the server prints, and read again, an expression is the same.
	 */
	@Test
	void writesEachExpressionSoThatItStays() throws Exception {
		List<String> conditions = immutable(CONDITIONS);
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.POSTGRESQL)
			.with(MOOD, COLUMNS.formatted("int") + ")", ROWS)) {
			steps.to(VALUES, schema(MOOD, "int", conditions,
					computed(conditions) + ", flag boolean default (1 between 0 and 5 and 2 > 1)"));
		}
	}

	@Test
	void takesExpressionsThroughOtherTypesAndBack() throws Exception {
		List<String> conditions = immutable(CONDITIONS);
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.POSTGRESQL)
			.with(schema(MOOD, "int", conditions, computed(conditions)))
			.with(ROWS)) {
			List<SchemaStatement> statements = steps.to(VALUES,
					schema(MOOD, "numeric(12)", conditions, computed(conditions)));
			assertThat(SchemaSteps.warnings(statements)).first().asString().startsWith("t.num gets another type");
		}
	}

	@Test
	void addsValuesToAnEnumThatIsUsed() throws Exception {
		List<String> conditions = immutable(CONDITIONS);
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.POSTGRESQL)
			.with(schema(MOOD, "int", conditions, computed(conditions)))
			.with(ROWS, "create view felt as select feeling from t")) {
			List<SchemaStatement> statements = steps.growing(VALUES,
					schema(GROWN, "int", conditions, computed(conditions)));
			assertThat(SchemaSteps.sql(statements)).containsExactly("alter type mood add value 'bad' before 'sad'",
					"alter type mood add value 'so' after 'sad'", "alter type mood add value 'mad' after 'glad'");
			assertThat(SchemaSteps.warnings(statements)).isEmpty();
		}
	}

	@Test
	void makesAnEnumAnewWhereAValueIsUsedAtOnceOrGoes() throws Exception {
		List<String> conditions = List.of("feeling = 'sad'", "feeling in ('sad', 'glad') and num between 0 and 9");
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.POSTGRESQL)
			.with(schema(MOOD, "int", conditions,
					computed(conditions) + ", felt mood generated always as (feeling) stored, old mood references k",
					"create table k (feeling mood primary key)"))
			.with(ROWS)) {
			List<SchemaStatement> statements = steps.to(VALUES,
					schema(GROWN, "int", conditions, computed(conditions)
							+ ", felt mood generated always as (feeling) stored, old mood default 'mad' references k",
							"create table k (feeling mood primary key)"));
			assertThat(SchemaSteps.sql(statements)).contains("alter type mood rename to mood_old");
		}
	}

	private static String[] schema(String type, String number, List<String> conditions, String more, String first) {
		List<String> statements = new ArrayList<>(List.of(schema(type, number, conditions, more)));
		statements.add(1, first);
		return statements.toArray(String[]::new);
	}

	@Test
	void saysWhichViewKeepsAColumnFromChanging() throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.POSTGRESQL)
			.with("create table t (id int primary key, num int, other int)", "create table gone (id int)",
					"create view v as select num from t",
					"create materialized view m as select num + other as n from t",
					"create view w as select id from gone")) {
			assertThat(SchemaSteps.warnings(steps.planned("create table t (id int primary key, num varchar(9))")))
				.contains("view m uses t.num: this fails unless the view is dropped before and made again behind it",
						"view v uses t.num: this fails unless the view is dropped before and made again behind it",
						"view m uses t.other: this fails unless the view is dropped before and made again behind it",
						"view w uses table gone: this fails unless the view is dropped before and made again behind it");
		}
	}

	@Test
	void keepsNotValidAndNullsNotDistinct() throws Exception {
		String plain = "create table t (id int primary key, a int, b int, c int)";
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.POSTGRESQL)
			.with(plain, "insert into t values (1, 2, 3, 4)")) {
			steps.to("select * from t", "create table k (a int, b int, primary key (a) include (b))", plain,
					"alter table t add constraint positive check (a > 0) not valid",
					"alter table t add constraint own check (b > 0) no inherit",
					"alter table t add constraint to_k foreign key (a) references k not valid",
					"alter table t add constraint one unique nulls not distinct (a, b)",
					"alter table t add constraint two unique nulls not distinct (a) include (c) deferrable initially deferred",
					"create unique index three on t (b) include (c) nulls not distinct with (fillfactor = 50) where a > 0",
					"create table room (id int, span int4range, exclude using gist (span with &&) where (id > 0))",
					"create table part (id int, at date) partition by range (at)",
					"create table part_1 partition of part for values from ('2020-01-01') to ('2021-01-01')",
					"create table filled (id int) with (fillfactor = 40)");
		}
	}

	@Test
	void saysThatMomentsGetATimeZone() throws Exception {
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.POSTGRESQL)
			.with("create table t (id int primary key, a timestamp, b timestamptz, c bigint)")) {
			assertThat(SchemaSteps
				.warnings(steps.planned("create table t (id int primary key, a timestamptz(3), b timestamp, c bytea)")))
				.anySatisfy((warning) -> assertThat(warning).startsWith("t.a gets a time zone: "))
				.anySatisfy((warning) -> assertThat(warning).startsWith("t.b loses its time zone: "))
				.anySatisfy((warning) -> assertThat(warning).startsWith("t.c ").contains("values are garbled"))
				.hasSize(3);
		}
	}

	/**
	 * Random conditions of all those parts.
	 */
	@Test
	void writesRandomConditionsSoThatTheyStay() throws Exception {
		Random random = new Random(12);
		List<String> conditions = IntStream.range(0, 40).mapToObj((i) -> condition(random, 3)).toList();
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.POSTGRESQL)
			.with(MOOD, COLUMNS.formatted("int") + ")", "insert into t (id) values (1)")) {
			steps.to("select id from t", schema(MOOD, "int", conditions, computed(conditions)));
		}
		try (SchemaSteps steps = SchemaSteps.on(DatabaseType.POSTGRESQL)
			.with(schema(MOOD, "int", conditions, computed(conditions)))
			.with("insert into t (id) values (1)")) {
			steps.to("select id from t", schema(MOOD, "bigint", conditions, computed(conditions)));
		}
	}

	private static String condition(Random random, int depth) {
		if (depth == 0 || random.nextInt(5) == 0) {
			List<String> all = immutable(CONDITIONS);
			return "(" + all.get(random.nextInt(all.size())) + " or id is not null)";
		}
		String first = condition(random, depth - 1);
		String second = condition(random, depth - 1);
		return switch (random.nextInt(5)) {
			case 0 -> first + " and " + second;
			case 1 -> "(" + first + " and " + second + ")";
			case 2 -> "(" + first + " or " + second + ")";
			case 3 -> "(case when " + first + " then " + second + " else id > 0 end)";
			default -> "(not (" + first + ") or " + second + " or id > 0)";
		};
	}

}
