package io.appdb.schema.diff;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static io.appdb.schema.diff.TableDrafts.between;
import static io.appdb.schema.diff.TableDrafts.check;
import static io.appdb.schema.diff.TableDrafts.column;
import static io.appdb.schema.diff.TableDrafts.computed;
import static io.appdb.schema.diff.TableDrafts.destructive;
import static io.appdb.schema.diff.TableDrafts.foreignKey;
import static io.appdb.schema.diff.TableDrafts.identity;
import static io.appdb.schema.diff.TableDrafts.index;
import static io.appdb.schema.diff.TableDrafts.notNull;
import static io.appdb.schema.diff.TableDrafts.primaryKey;
import static io.appdb.schema.diff.TableDrafts.schema;
import static io.appdb.schema.diff.TableDrafts.sql;
import static io.appdb.schema.diff.TableDrafts.table;
import static io.appdb.schema.diff.TableDrafts.unique;
import static io.appdb.schema.diff.TableDrafts.warnings;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What statements of MySQL and MariaDB look like. Whether the servers take them is tested
 * with servers.
 */
class MySqlStatementsTests {

	private static final Column ID = notNull("id", "int");

	/**
	 * The two servers. Constants.
	 */
	enum Server {

		MYSQL, MARIADB;

		List<SchemaStatement> statements(SchemaDifference difference) {
			MySqlSyntax syntax = new MySqlSyntax(new Identifiers('`', MySqlSyntax.PLAIN, Set.of("order")));
			return new MySqlStatements(difference, syntax,
					(this == MYSQL) ? new MySqlRules(syntax) : new MariaDbRules())
				.write();
		}

	}

	@ParameterizedTest
	@EnumSource
	void makesATableWithAllThatBelongsToIt(Server server) {
		Table order = new Table(TableName.of("order"),
				List.of(identity("id", "bigint", "auto_increment"),
						new Column("at", "timestamp", true, null, null, null, "it's"), column("team_id", "bigint")),
				primaryKey("PRIMARY", "id"), List.of(new UniqueKey("uk", List.of("at"), "")),
				List.of(foreignKey("fk", "team_id", "team", "set null")), List.of(check("ck", "(`order`.`id` > 0)")),
				List.of(new Index("ft", false, "fulltext", List.of(new IndexColumn("at", null, "")), null, ""),
						new Index("ix", false, null,
								List.of(new IndexColumn("at", null, "(10)"), new IndexColumn("id", null, "desc")), null,
								"")),
				"C:\\");
		assertThat(sql(server.statements(SchemaDifference.between(schema(), schema(order), Renames.none()))))
			.containsExactly("""
					create table `order` (
					    id bigint not null auto_increment,
					    at timestamp null comment 'it''s',
					    team_id bigint,
					    primary key (id),
					    constraint uk unique (at),
					    constraint ck check ((`order`.id > 0)),
					    fulltext index ft (at),
					    index ix (at(10), id desc)
					) comment 'C:\\\\'""",
					"alter table `order` add constraint fk foreign key (team_id) references team (id) on delete set null");
	}

	@ParameterizedTest
	@EnumSource
	void changesATableInOneStatement(Server server) {
		Table before = table("t", ID, column("a", "int"), column("b", "int"), check("ck", "`a` > 0"), index("ix", "a"));
		Table after = table("t", identity("id", "int", "auto_increment"), column("a", "bigint"),
				column("c", "varchar(9)"), primaryKey("PRIMARY", "id"), unique("uk", "c"));
		List<SchemaStatement> statements = server.statements(between(before, after));
		assertThat(sql(statements)).containsExactly("""
				alter table t
				    drop constraint ck,
				    drop index ix,
				    add column c varchar(9),
				    modify column id int not null auto_increment,
				    modify column a bigint,
				    drop column b,
				    add primary key (id),
				    add constraint uk unique (c)""");
		assertThat(destructive(statements)).hasSize(1);
		assertThat(warnings(statements)).contains("all values of t.b are lost");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "MYSQL|int|rows that are there get 0", "MYSQL|varchar(9)|rows that are there get ''",
					"MYSQL|datetime(6)|this fails if the table has rows, for 0000-00-00 is no date",
					"MARIADB|datetime(6)|rows that are there get 0000-00-00, and it fails where NO_ZERO_DATE is set",
					"MYSQL|json|rows that are there get the JSON value null",
					"MARIADB|json|rows that are there get '', which is no JSON",
					"MYSQL|geometry|this fails if the table has rows",
					"MARIADB|uuid|rows that are there get an empty value, or it fails" })
	void saysWhatAColumnWithoutADefaultIsFilledWith(Server server, String type, String expected) {
		List<SchemaStatement> statements = server
			.statements(between(table("t", ID), table("t", ID, notNull("a", type))));
		assertThat(warnings(statements)).containsExactly("t.a is not null and has no default: " + expected);
		assertThat(destructive(statements)).isEmpty();
	}

	@Test
	void letsWhatUsesARenamedColumnMakeWayOnMySqlOnly() {
		SchemaModel before = schema(table("t", ID, column("a", "int"),
				computed("b", "int", "generated always as (`a` + 1) virtual"), check("ck", "`a` > 0")));
		SchemaModel after = schema(table("t", ID, column("c", "int"),
				computed("b", "int", "generated always as (`c` + 1) virtual"), check("ck", "`c` > 0")));
		SchemaDifference difference = SchemaDifference.between(before, after,
				Renames.of(Map.of("t.a", "c"), before, after));
		assertThat(sql(Server.MYSQL.statements(difference))).containsExactly("""
				alter table t
				    drop constraint ck,
				    drop column b""", "alter table t rename column a to c", """
				alter table t
				    add column b int generated always as (c + 1) virtual,
				    add constraint ck check (c > 0)""");
		assertThat(sql(Server.MARIADB.statements(difference))).containsExactly("alter table t rename column a to c");
	}

	@Test
	void takesATextBetweenNumberAndUuidOnMariaDbOnly() {
		SchemaDifference difference = between(table("t", column("a", "int")), table("t", column("a", "uuid")));
		assertThat(sql(Server.MARIADB.statements(difference)))
			.containsExactly("alter table t modify column a varchar(255)", "alter table t modify column a uuid");
		assertThat(sql(Server.MYSQL.statements(difference))).containsExactly("alter table t modify column a uuid");
	}

	@ParameterizedTest
	@EnumSource
	void warnsOfWhatFailsOrIsLost(Server server) {
		Table before = table("t", column("e", "enum('A','B')"), column("s", "varchar(50)"), column("u", "varchar(36)"),
				column("n", "int"), column("d", "datetime(6)"), column("c", "varchar(9) collate utf8mb4_bin"),
				column("w", "int"));
		Table after = table("t", column("e", "enum('A')"), column("s", "varchar(20)"), column("u", "binary(16)"),
				column("n", "varbinary(20)"), column("d", "timestamp(6)"), column("c", "varchar(9)"),
				computed("w", "int", "generated always as (`n` + 1) virtual"));
		assertThat(warnings(server.statements(between(before, after)))).containsExactly(
				"t.e loses values, from enum('A','B') to enum('A'): this fails if a row has one of them",
				"t.s gets narrower, from varchar(50) to varchar(20): this fails if a value does not fit, or cuts it",
				"t.u holds bytes now, from varchar(36) to binary(16): those of the text, so that a UUID written as text does not become its 16 bytes but fails",
				"t.n gets another type, from int to varbinary(20): values are garbled and nothing fails, for each becomes the digits that it is written with",
				"t.d gets a time zone: its values are taken for times in that of the session that runs this, so begin the file with the one they are meant in, as in set time_zone = '+00:00'",
				"t.c gets another collation, from utf8mb4_bin to that of the table: this fails if a character is not in it, or if values of a unique key are equal then",
				"all values of t.w are lost: it is computed now");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "enum('A','B')|enum('A')|false", "int|bigint|false", "varchar(50)|varchar(20)|true",
					"int|varchar(20)|true", "datetime|datetime(6)|false", "datetime(6)|datetime|true",
					"varchar(9) collate utf8mb4_bin|varchar(9)|false" })
	void marksWhatMayLoseValues(String from, String to, boolean expected) {
		List<SchemaStatement> statements = Server.MYSQL
			.statements(between(table("t", column("a", from)), table("t", column("a", to))));
		assertThat(statements).singleElement()
			.satisfies((statement) -> assertThat(statement.destructive()).isEqualTo(expected));
	}

	@ParameterizedTest
	@EnumSource
	void takesForeignKeysAwayBeforeAndMakesThemAnewBehind(Server server) {
		SchemaModel before = schema(table("team", ID, primaryKey("PRIMARY", "id")),
				table("t", column("team_id", "int"), foreignKey("fk", "team_id", "team")));
		SchemaModel after = schema(table("team", notNull("id", "bigint"), primaryKey("PRIMARY", "id")),
				table("t", column("team_id", "bigint"), foreignKey("fk", "team_id", "team")));
		assertThat(sql(server.statements(SchemaDifference.between(before, after, Renames.none())))).containsExactly(
				"alter table t drop foreign key fk", "alter table t modify column team_id bigint",
				"alter table team modify column id bigint not null",
				"alter table t add constraint fk foreign key (team_id) references team (id)");
	}

	@Test
	void followsTheNamesThatTheServerChangesWithTheTable() {
		SchemaModel before = schema(table("users", ID, check("users_chk_1", "`id` > 0")));
		SchemaModel after = schema(table("people", ID));
		assertThat(sql(Server.MYSQL
			.statements(SchemaDifference.between(before, after, Renames.of(Map.of("users", "people"), before, after)))))
			.containsExactly("alter table users rename to people", "alter table people drop constraint people_chk_1");
	}

	@Test
	void changesSequencesOfMariaDb() {
		SchemaModel before = new SchemaModel(List.of(),
				List.of(new Sequence(TableName.of("s"), 1, 1, "maxvalue 9 cycle cache 5"),
						new Sequence(TableName.of("gone"), 1, 1, "")),
				List.of());
		SchemaModel after = new SchemaModel(List.of(), List.of(new Sequence(TableName.of("s"), 2, 50, ""),
				new Sequence(TableName.of("fresh"), 1, 1, "nocache")), List.of());
		assertThat(sql(Server.MARIADB.statements(SchemaDifference.between(before, after, Renames.none()))))
			.containsExactlyInAnyOrder("alter sequence s start with 2 increment by 50 nomaxvalue nocycle cache 1000",
					"create sequence fresh start with 1 increment by 1 nocache", "drop sequence gone");
	}

}
