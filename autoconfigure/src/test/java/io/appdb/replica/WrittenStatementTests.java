package io.appdb.replica;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link WrittenStatement}.
 */
class WrittenStatementTests {

	@ParameterizedTest
	@ValueSource(strings = { "select 1", "  SELECT n.id from note n where n.id in (?, ?)",
			"select count(*) from note where lower(title) like ? and exists (select 1 from tag)",
			"select n1_0.id,n1_0.title from note n1_0 where n1_0.id=?", "show tables", "select nextval('note_seq')",
			"select coalesce(max(id), 0) from note", "values (1)", "/* by hand */ select 1" })
	void knowsWhatOnlyReads(String sql) {
		assertThat(WrittenStatement.mayChange(sql)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "insert into note values (1)", "update note set id = 2", "call refresh()",
			"delete from note", "select archive_notes()", "select app.archive(1) from note",
			"with moved as (delete from note returning *) " + "select * from moved", "select * into copied from note",
			"explain analyze update note set id = 1", "truncate table note", "", "select \"Archive\"(1)",
			"do $$ begin end $$", "create table note (id int)" })
	void takesTheRestForAChange(String sql) {
		assertThat(WrittenStatement.mayChange(sql)).isTrue();
	}

}
