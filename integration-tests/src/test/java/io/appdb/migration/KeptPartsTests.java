package io.appdb.migration;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What entities cannot say stays when a revision is written.
 */
class KeptPartsTests {

	private static final String PART = "create index part_of on person (email) where active";

	/** Each makes the thing that its first word names. */
	private static List<String> parts(DatabaseType type) {
		return switch (type) {
			case POSTGRESQL -> List.of("part_of: " + PART, "lowered: create index lowered on person (lower(name))",
					"included: create unique index included on person (email) include (name)",
					"operators: create index operators on person (name text_pattern_ops)",
					"words: create index words on person using gin (to_tsvector('english', name))",
					"span: create index span on person using gist (int4range(age, age + 1))",
					"hashed: create index hashed on person using hash (name)",
					"first_nulls: create index first_nulls on person (age nulls first)",
					"one_null: create unique index one_null on person (email, age) nulls not distinct",
					"filled: create index filled on person (age) with (fillfactor = 70)",
					"collated: create index collated on person (name collate \"C\")",
					"excluded: alter table person add constraint excluded exclude using gist (int4range(age, age + 1) with &&)",
					"one_name: alter table person add constraint one_name unique nulls not distinct (name, age)",
					"later: alter table person add constraint later unique (name, email) deferrable initially deferred");
			case MYSQL -> List.of("words: create fulltext index words on person (name)",
					"prefix: create index prefix on person (name(5), age)",
					"one_prefix: create unique index one_prefix on person (email(9))",
					"lowered: create index lowered on person ((lower(name)))");
			case MARIADB -> List.of("words: create fulltext index words on person (name)",
					"prefix: create index prefix on person (name(5), age)",
					"one_prefix: create unique index one_prefix on person (email(9))");
			case SQLITE -> List.of("part_of: " + PART, "lowered: create index lowered on person (lower(name))",
					"one_part: create unique index one_part on person (name) where email is null",
					"any_case: create index any_case on person (name collate nocase)");
			default -> List.of("included: create unique index included on person (email) include (name)",
					"one_null: create unique nulls not distinct index one_null on person (email, age)",
					"hashed: create hash index hashed on person (name)",
					"first_nulls: create index first_nulls on person (age nulls last)");
		};
	}

	private static List<String> names(DatabaseType type) {
		return parts(type).stream().map((part) -> part.substring(0, part.indexOf(':'))).sorted().toList();
	}

	private static List<String> found(DraftedDatabase drafted, DatabaseType type) {
		String query = switch (type) {
			case POSTGRESQL -> "select relname from pg_class where relkind in ('i', 'I') and relname not like 'pg%'";
			case MYSQL, MARIADB ->
				"select distinct index_name from information_schema.statistics where table_schema = database()";
			case SQLITE -> "select name from sqlite_master where type = 'index'";
			default -> "select index_name from information_schema.indexes";
		};
		List<String> names = names(type);
		return drafted.jdbc()
			.queryForList(query, String.class)
			.stream()
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.filter(names::contains)
			.sorted()
			.toList();
	}

	private static void begin(TestDatabase database, Path folder, String... more) {
		try (DraftedDatabase first = DraftedDatabase.of(database, folder, KeptDrafts.Person.class)) {
			first.revision("people");
			List<String> parts = parts(database.type());
			first.write("V2__parts.sql", String.join("\n",
					Stream.concat(parts.stream().map((part) -> part.substring(part.indexOf(':') + 2)), Stream.of(more))
						.map((sql) -> sql + ";")
						.toList()));
			first.write("U2__parts.sql", String.join("\n",
					names(database.type()).stream().map((name) -> drop(database.type(), name, parts)).toList()));
			first.migrations().upgrade();
		}
	}

	private static String drop(DatabaseType type, String name, List<String> parts) {
		boolean constraint = parts.stream().anyMatch((part) -> part.startsWith(name + ": alter"));
		boolean server = type == DatabaseType.MYSQL || type == DatabaseType.MARIADB;
		return constraint ? "alter table person drop constraint " + name + ";"
				: "drop index " + name + (server ? " on person;" : ";");
	}

	@EachDatabase
	void keepsWhatEntitiesCannotSay(TestDatabase database, @TempDir Path folder) {
		begin(database, folder);
		try (DraftedDatabase same = DraftedDatabase.of(database, folder, KeptDrafts.Person.class)) {
			assertThat(same.revision("nothing", RevisionOptions.defaults()).map(Revision::changes)).isEmpty();
			assertThat(same.migrations().check()).hasToString("entities, migrations and schema agree");
		}
		try (DraftedDatabase noted = DraftedDatabase.of(database, folder, KeptDrafts.NotedPerson.class)) {
			Revision revision = noted.revision("note");
			assertThat(revision.changes()).hasSize(2);
			assertThat(revision.warnings()).isEmpty();
			noted.jdbc().update("insert into person (id, name, email, active, age) values (1, 'Ada', 'a@b', true, 36)");
			noted.migrations().upgrade();
			assertThat(found(noted, database.type())).isEqualTo(names(database.type()));
			assertThat(noted.migrations().check()).hasToString("entities, migrations and schema agree");
			VerifyReport verified = noted.migrations().verify();
			assertThat(verified.isSuccessful()).as(verified.toString()).isTrue();
			noted.migrations().downgrade("-1");
			assertThat(found(noted, database.type())).isEqualTo(names(database.type()));
		}
	}

	@EachDatabase
	void saysWhatGoesWithAColumnAndBringsItBack(TestDatabase database, @TempDir Path folder) {
		begin(database, folder);
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, KeptDrafts.AnonymousPerson.class)) {
			Revision revision = drafted.revision("anonymous");
			assertThat(revision.warnings())
				.anySatisfy((warning) -> assertThat(warning).containsIgnoringCase("goes with a column of it"));
			drafted.migrations().upgrade();
			assertThat(found(drafted, database.type())).isNotEqualTo(names(database.type()));
			assertThat(drafted.migrations().check()).hasToString("entities, migrations and schema agree");
			drafted.migrations().downgrade("-1");
			assertThat(found(drafted, database.type())).isEqualTo(names(database.type()));
			VerifyReport verified = drafted.migrations().verify();
			assertThat(verified.isSuccessful()).as(verified.toString()).isTrue();
		}
	}

	@EachDatabase
	void dropsAnOrdinaryIndexWithAWarningThatSaysHowToKeepIt(TestDatabase database, @TempDir Path folder) {
		begin(database, folder, "create index by_age on person (age)");
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, KeptDrafts.Person.class)) {
			RevisionOptions left = RevisionOptions.defaults().withIgnored("PERSON.by_a*");
			assertThat(drafted.revision("nothing", left).map(Revision::changes)).isEmpty();
			assertThat(drafted.revision("nothing", RevisionOptions.defaults().withIgnored("pers*.by_age"))).isEmpty();
			Revision revision = drafted.revision("indexes");
			assertThat(revision.warnings()).singleElement()
				.asString()
				.containsIgnoringCase("index by_age of table person is dropped, for no entity names it")
				.containsIgnoringCase("@Index(name = \"by_age\", columnList = \"age\")")
				.containsIgnoringCase("--ignore person.by_age")
				.containsIgnoringCase("app.db.migration.ignore=person.by_age");
			assertThat(drafted.text("V3__indexes.sql")).containsIgnoringCase("-- WARNING: index by_age");
			assertThat(drafted.text("U3__indexes.sql")).doesNotContain("WARNING")
				.containsIgnoringCase("index by_age")
				.doesNotContainIgnoringCase("drop");
		}
		try (DraftedDatabase named = DraftedDatabase.of(database, folder.resolve("other"),
				KeptDrafts.IndexedPerson.class)) {
			Revision revision = named.revision("people");
			assertThat(named.text(String.valueOf(revision.downgrade().getFileName()))).doesNotContain("WARNING: index");
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void keepsWhatAnIndexHasMoreThanTheEntityThatNamesIt(TestDatabase database, @TempDir Path folder) {
		begin(database, folder, "create index by_age on person (age)");
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, KeptDrafts.IndexedPerson.class)) {
			assertThat(drafted.revision("nothing", RevisionOptions.defaults())).isEmpty();
		}
	}

	@EachDatabase
	void makesNoTableOfAnEntityOnAView(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase first = DraftedDatabase.of(database, folder, KeptDrafts.Person.class)) {
			first.revision("people");
			first.write("V2__adults.sql", "create view adult as select id, name from person where age > 17;");
			first.write("U2__adults.sql", "drop view adult;");
			first.migrations().upgrade();
		}
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, KeptDrafts.Person.class,
				KeptDrafts.Adult.class)) {
			assertThat(drafted.revision("nothing", RevisionOptions.defaults())).isEmpty();
			assertThat(drafted.migrations().check()).hasToString("entities, migrations and schema agree");
			assertThat(drafted.migrations().verify().isSuccessful()).isTrue();
			assertThat(drafted.revision("nothing", RevisionOptions.defaults().withSource(RevisionSource.DATABASE)))
				.isEmpty();
			drafted.manager().schema().createAllTables();
			assertThat(drafted.manager().schema().validate()).isEmpty();
			assertThat(drafted.tables()).doesNotContain("adult");
		}
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, KeptDrafts.Person.class,
				KeptDrafts.Adult.class, KeptDrafts.Ticket.class)) {
			Revision revision = drafted.revision("tickets");
			assertThat(drafted.text("V3__tickets.sql")).doesNotContainIgnoringCase("references");
			assertThat(revision.changes()).singleElement().asString().isEqualToIgnoringCase("table ticket: added");
			drafted.migrations().upgrade();
			assertThat(drafted.migrations().check()).hasToString("entities, migrations and schema agree");
		}
	}

	@EachDatabase
	void refusesNamesThatTheDatabaseCuts(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, KeptDrafts.LongNames.class)) {
			if (database.type() == DatabaseType.SQLITE || database.type() == DatabaseType.H2) {
				drafted.revision("long");
				assertThat(drafted.migrations().verify().isSuccessful()).isTrue();
				return;
			}
			String owner = KeptDrafts.LongNames.class.getName();
			assertThatIllegalStateException().isThrownBy(() -> drafted.revision("long"))
				.withMessageContaining("the table 'a_table_whose_name_")
				.withMessageContaining("of " + owner + " has 70 ")
				.withMessageContaining("the column 'a_column_whose_name_")
				.withMessageContaining("of " + owner + ".text has 71 ")
				.withMessageContaining("the index 'an_index_whose_name_")
				.withMessageContaining("give it a shorter one with @Index(name = …)")
				.satisfies((ex) -> assertThat(String.valueOf(ex.getMessage()).contains("grüße"))
					.isEqualTo(database.type() == DatabaseType.POSTGRESQL));
			assertThatIllegalStateException().isThrownBy(() -> drafted.migrations().check());
			assertThat(drafted.files()).isEmpty();
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void keepsPartitions(TestDatabase database, @TempDir Path folder) {
		boolean postgres = database.type() == DatabaseType.POSTGRESQL;
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, KeptDrafts.Event.class)) {
			drafted.write("V1__events.sql",
					"create table event (id bigint not null, held_on date not null, primary key (id, held_on)) "
							+ (postgres ? "partition by range (held_on);\n"
									+ "create table event_1 partition of event for values from ('2020-01-01') to ('2030-01-01');"
									: "partition by range (to_days(held_on)) (partition event_1 values less than (to_days('2030-01-01')));"));
			drafted.write("U1__events.sql", "drop table event;");
			drafted.migrations().upgrade();
			drafted.jdbc().update("insert into event (id, held_on) values (1, '2026-01-31')");
			Revision revision = drafted.revision("titles");
			assertThat(revision.changes()).containsExactly("table event: column title added, varchar(20)");
			drafted.migrations().upgrade();
			assertThat(drafted.migrations().check()).hasToString("entities, migrations and schema agree");
		}
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, KeptDrafts.Person.class)) {
			drafted.revision("no events");
			drafted.migrations().upgrade();
			drafted.migrations().downgrade("-1");
			drafted.jdbc().update("insert into event (id, held_on) values (1, '2026-01-31')");
			assertThat(drafted.jdbc()
				.queryForObject(
						postgres ? "select count(*) from event_1" : "select count(*) from event partition (event_1)",
						Long.class))
				.isEqualTo(1);
		}
	}

}
