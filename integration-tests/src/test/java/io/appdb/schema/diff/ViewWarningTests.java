package io.appdb.schema.diff;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.appdb.engine.DatabaseType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What happens to views under the tables that change, and that it is said where it does.
 */
class ViewWarningTests {

	private static final List<String> SCHEMA = List.of("create table t (id int primary key, num int, other int)",
			"create table gone (id int)", "create view v as select num from t", "create view w as select id from gone");

	private static final String ALL = "create table t (id int primary key, num %s, other int)";

	private static SchemaSteps begin(DatabaseType kind) throws Exception {
		return SchemaSteps.on(kind).with(SCHEMA.toArray(String[]::new));
	}

	private static SchemaDifference difference(SchemaSteps from, DatabaseType kind, Map<String, String> renames,
			String... wanted) throws Exception {
		try (SchemaSteps to = SchemaSteps.on(kind).with(wanted)) {
			SchemaModel before = from.database().read();
			SchemaModel after = to.database().read();
			return SchemaDifference.between(before, after, Renames.of(renames, before, after));
		}
	}

	private static List<String> warnings(SchemaSteps steps, SchemaDifference difference) {
		return SchemaSteps.warnings(steps.database().dialect().statements(difference))
			.stream()
			.filter((warning) -> warning.startsWith("view "))
			.map((warning) -> warning.toLowerCase(Locale.ROOT))
			.toList();
	}

	@ParameterizedTest
	@EnumSource(names = { "SQLITE", "H2", "MYSQL", "MARIADB" })
	void anotherTypeUnderAViewOrAComputedColumnIsFineOutsideOfPostgreSql(DatabaseType kind) throws Exception {
		String computed = "create table c (num %s, more int generated always as (num + 1)"
				+ ((kind == DatabaseType.H2) ? ")" : " virtual)");
		for (String type : List.of("bigint", "varchar(20)")) {
			try (SchemaSteps steps = begin(kind)) {
				steps.database()
					.run(computed.formatted("int"), "insert into t values (1, 2, 3)", "insert into c (num) values (2)");
				SchemaDifference difference = difference(steps, kind, Map.of(), ALL.formatted(type),
						computed.formatted(type), SCHEMA.get(1), SCHEMA.get(2), SCHEMA.get(3));
				assertThat(warnings(steps, difference)).isEmpty();
				steps.database().apply(difference);
				assertThat(steps.rows("select num from v")).containsExactly(List.of("2"));
				assertThat(steps.rows("select num, more from c")).containsExactly(List.of("2", "3"));
			}
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SQLITE", "H2", "MYSQL", "MARIADB" })
	void saysWhichViewAColumnOrTableIsMissedBy(DatabaseType kind) throws Exception {
		String outcome = switch (kind) {
			case H2 -> ViewWarnings.REFUSED;
			case SQLITE -> ViewWarnings.EITHER;
			default -> ViewWarnings.BROKEN;
		};
		try (SchemaSteps steps = begin(kind)) {
			SchemaDifference unused = difference(steps, kind, Map.of(), "create table t (id int primary key, num int)",
					SCHEMA.get(1));
			assertThat(warnings(steps, unused)).isEmpty();
			SchemaDifference used = difference(steps, kind, Map.of(), "create table t (id int primary key, other int)",
					SCHEMA.get(1));
			assertThat(warnings(steps, used))
				.containsExactly(("view v uses t.num: " + outcome).toLowerCase(Locale.ROOT));
			assertLost(steps, used, "select * from v");
		}
		try (SchemaSteps steps = begin(kind)) {
			SchemaDifference table = difference(steps, kind, Map.of(), SCHEMA.get(0));
			assertThat(warnings(steps, table)).containsExactly(
					("view w uses table gone: " + ((kind == DatabaseType.SQLITE) ? ViewWarnings.BROKEN : outcome))
						.toLowerCase(Locale.ROOT));
			assertLost(steps, table, "select * from w");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SQLITE", "H2", "MYSQL", "MARIADB" })
	void saysWhichViewAnOldNameIsMissedBy(DatabaseType kind) throws Exception {
		try (SchemaSteps steps = begin(kind)) {
			SchemaDifference renamed = difference(steps, kind, Map.of("gone", "here", "t.num", "number_of"),
					"create table t (id int primary key, number_of int, other int)", "create table here (id int)");
			if (kind == DatabaseType.SQLITE) {
				assertThat(warnings(steps, renamed)).isEmpty();
				steps.database().apply(renamed);
				assertThatNoException().isThrownBy(() -> steps.rows("select * from v"));
				assertThatNoException().isThrownBy(() -> steps.rows("select * from w"));
				return;
			}
			assertThat(warnings(steps, renamed)).containsExactlyInAnyOrder(
					("view v uses t.num: " + ViewWarnings.BROKEN).toLowerCase(Locale.ROOT),
					("view w uses table gone: " + ViewWarnings.BROKEN).toLowerCase(Locale.ROOT));
			steps.database().apply(renamed);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> steps.rows("select * from v"));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> steps.rows("select * from w"));
		}
	}

	/**
	 * The step fails, or the view does.
	 */
	private static void assertLost(SchemaSteps steps, SchemaDifference difference, String query) {
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> {
			steps.database().apply(difference);
			steps.rows(query);
		});
	}

}
