package io.appdb.migration;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which statements may lose rows: {@code posts} and {@code users} have some,
 * {@code tags} has none.
 */
class RowsAtRiskTests {

	private Connection connection;

	@BeforeEach
	void connect() throws SQLException {
		this.connection = DriverManager.getConnection("jdbc:sqlite::memory:");
		execute("create table posts (id int, title text, \"a b\" text)");
		execute("create table users (id int)");
		execute("create table tags (id int)");
		execute("create table history (id int)");
		execute("create view latest as select * from posts");
		execute("insert into posts values (1, 'a', 'b'), (2, 'c', 'd')");
		execute("insert into users values (1)");
		execute("insert into history values (1)");
	}

	@AfterEach
	void close() throws SQLException {
		this.connection.close();
	}

	private void execute(String sql) throws SQLException {
		try (var statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private List<String> atRisk(String... statements) throws SQLException {
		LiveTables tables = new LiveTables(this.connection, "main", (table) -> table.name().equals("history"),
				(parts) -> "\"" + parts[1] + "\"");
		return List.copyOf(new RowsAtRisk(tables, true).in(Arrays.asList(statements)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "drop table posts", "DROP TABLE IF EXISTS \"posts\"", "drop table app.posts cascade -- x",
			"-- why\n/* and\nhow */ drop table tags, posts", "truncate table posts", "truncate posts",
			"delete from posts where id = 1", "delete posts from posts join tags on true",
			"update posts set title = null", "replace into posts values (1, 'b')",
			"insert or replace into posts values (1, 'b')",
			"insert into posts values (1) on conflict (id) do update set title = 'b'",
			"insert into posts values (1) on duplicate key update title = 'b'",
			"merge into posts using tags on true when matched then delete", "alter table posts drop column title",
			"alter table posts drop title", "alter table posts drop column \"index\"",
			"alter table posts drop constraint c, drop column title",
			"alter table posts modify column title varchar(3)", "alter table posts modify title varchar(3)",
			"alter table posts change title name varchar(3)",
			"alter table posts alter column title type varchar(3) using left(title, 3)",
			"alter table posts alter title type int", "alter table posts alter column title set data type int",
			"alter table posts alter column title varchar(3)", "alter table posts alter column \"a b\" varchar(3)",
			"alter table posts alter column if exists title varchar(3)", "alter table posts drop partition p1",
			"alter table posts\n\tdrop\n\tcolumn title", "alter table posts /* x */ drop /* y */ column title",
			"alter ignore table posts add unique (title)", "alter table posts drop system versioning",
			"alter table posts engine = memory", "alter table posts convert to character set ascii",
			"alter table posts alter column title set data type varchar(1)" })
	void namesTheTableOfAStatementThatMayLoseRows(String sql) throws SQLException {
		assertThat(atRisk(sql)).contains("posts, which has 2 rows").noneMatch((found) -> found.contains("history"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "do $$ begin execute 'delete from ' || 'posts'; end $$", "call tidy()", "select tidy()",
			"with gone as (delete from posts returning 1) select 1", "drop schema app cascade", "drop database app",
			"drop type mood cascade", "drop function f() cascade", "truncate tags cascade", "drop table tags cascade",
			"/*! drop table posts */", "/*M! drop table posts */", "delete from latest", "update latest set title = ''",
			"create index by_id on tags (id); drop table posts", "create or replace table posts (id int)",
			"anything else" })
	void namesAllTablesWhereItMayBeAny(String sql) throws SQLException {
		assertThat(atRisk(sql)).containsExactlyInAnyOrder("posts, which has 2 rows", "users, which has 1 row");
	}

	@ParameterizedTest
	@ValueSource(strings = { "drop table tags", "drop table if exists gone", "delete from tags", "truncate table tags",
			"alter table tags drop column id", "drop index by_title", "drop index by_title on posts",
			"drop view latest", "drop sequence posts_seq", "drop trigger t on posts", "create table tags2 (id int)",
			"create table copy as select * from posts", "create unique index by_title on posts (title)",
			"create view v as select * from posts",
			"create trigger t after insert on posts begin delete from posts; end",
			"create or replace function f() returns int as $$ delete from posts; select 1 $$ language sql",
			"insert into posts (id) values (3)", "insert into posts select * from posts",
			"alter table posts add column type varchar(3)", "alter table posts drop constraint uk_title",
			"alter table posts drop foreign key fk_user", "alter table posts drop index by_title, drop key by_id",
			"alter table posts drop primary key", "alter table posts drop check c",
			"alter table posts rename to letters", "alter table posts rename column title to name",
			"alter table posts alter column title set default 'x'", "alter table posts alter column title drop default",
			"alter table posts alter title drop not null", "alter table posts alter column \"a b\" set not null",
			"alter table only posts add constraint c check (id > 1)", "comment on table posts is 'drop table posts'",
			"pragma foreign_keys = off", "set lock_timeout = '1s'", "alter type mood add value 'x'",
			"alter type mood rename to mood2", "-- nothing", "" })
	void findsNothingToLose(String sql) throws SQLException {
		assertThat(atRisk(sql)).isEmpty();
	}

	@Test
	void aTableMadeAnewWithAllItsColumnsLosesNothing() throws SQLException {
		execute("alter table posts drop column \"a b\"");
		String copied = "insert into \"new_posts\" (id, title) select id, title from posts";
		String renamed = "alter table \"new_posts\" rename to posts";
		assertThat(atRisk(copied, "drop table posts", renamed)).isEmpty();
		assertThat(atRisk("insert into new_posts (id) select id from posts", "drop table posts",
				"alter table new_posts rename to posts"))
			.containsExactly("posts, which has 2 rows");
		assertThat(atRisk(copied + " where id > 1", "drop table posts", renamed)).hasSize(1);
		assertThat(atRisk(copied, "drop table posts")).hasSize(1);
		assertThat(atRisk(copied, "drop table users", renamed)).containsExactly("users, which has 1 row");
	}

	@Test
	void countsAThousandAndNoMore() throws SQLException {
		execute("with recursive n(i) as (select 1 union all select i + 1 from n where i < 998) "
				+ "insert into posts (id) select i from n");
		assertThat(atRisk("drop table posts")).containsExactly("posts, which has 1000 rows");
		execute("insert into posts (id) values (1)");
		assertThat(atRisk("drop table posts")).containsExactly("posts, which has more than 1000 rows");
	}

}
