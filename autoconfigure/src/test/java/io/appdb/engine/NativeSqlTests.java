package io.appdb.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NativeSqlTests {

	@ParameterizedTest
	@ValueSource(strings = { "select 1", "SELECT * FROM post", "  \n\tselect 1", "(select 1) union (select 2)",
			"-- why\nselect 1", "/* a * b */ /**/ select 1", "values (1), (2)", "table post", "show tables",
			"with x as (select 1) select * from x", "with x as (select 1) select * from update_log",
			"select 'delete' from post" })
	void findsThatAQueryWritesNothing(String sql) {
		assertThat(NativeSql.mayWrite(sql)).isFalse();
		assertThat(NativeSql.isRepeatable(sql)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "insert into post values (1)", "update post set id = 1", "delete from post",
			"call tidy()", "{call tidy()}", "truncate post", "explain analyze delete from post", "selection",
			"-- select", "/* select */", "/* never closed select 1", "select * into copy from post",
			"with gone as (delete from post returning *) select * from gone",
			"WITH x AS (SELECT 1) INSERT INTO post SELECT * FROM x", "with x as (select 1) update post set id = 1",
			"with x as (select 1) merge into post using x on true" })
	void takesWhatIsNotPlainlyAQueryForAWrite(String sql) {
		assertThat(NativeSql.mayWrite(sql)).isTrue();
		assertThat(NativeSql.isRepeatable(sql)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "select * from post for update", "select * from post FOR  UPDATE skip locked",
			"select * from post for share", "select * from post for no key update",
			"select * from post for key share nowait", "select * from post lock in share mode", "select nextval('ids')",
			"select setval('ids', 1)", "select next value for ids" })
	void repeatsNoResultThatALockOrASequenceMade(String sql) {
		assertThat(NativeSql.mayWrite(sql)).isFalse();
		assertThat(NativeSql.isRepeatable(sql)).isFalse();
	}

	/**
	 * The pattern must not try every way to split what stands before the statement.
	 */
	@Test
	void readsWhatIsLongInOneGo() {
		String before = "( /* * */ -- (\n".repeat(20_000);
		assertThat(NativeSql.mayWrite(before + "select 1")).isFalse();
		assertThat(NativeSql.mayWrite(before + "delete from post")).isTrue();
	}

}
