package io.appdb.migration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/**
 * Tests of revisions from the entities, of {@code check} and of {@code verify}.
 */
class RevisionTests {

	@EachDatabase
	void writesWhatTheEntitiesWantAndTheWayBack(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase first = DraftedDatabase.of(database, folder, Drafts.FIRST)) {
			Revision revision = first.revision("Add items!");
			assertThat(revision).hasToString("version 1: V1__add_items.sql, U1__add_items.sql");
			assertThat(revision.warnings()).isEmpty();
			assertThat(revision.changes()).singleElement(STRING).isEqualToIgnoringCase("table item: added");
			assertThat(first.files()).containsExactly("U1__add_items.sql", "V1__add_items.sql");
			assertThat(first.text("V1__add_items.sql")).startsWith("-- Add items!\n\ncreate table item (");
			assertThat(first.text("U1__add_items.sql")).startsWith("-- takes back: Add items!\n")
				.contains("drop table");
			assertThat(first.tables()).isEmpty();

			assertThat(first.migrations().check().pending()).extracting(MigrationInfo::script)
				.containsExactly("V1__add_items.sql");
			first.migrations().upgrade();
			assertThat(first.revision("again", RevisionOptions.defaults())).isEmpty();
			assertThat(first.files()).hasSize(2);
			assertThat(first.migrations().check().isClean()).isTrue();
			first.jdbc().update("insert into item (name, price) values ('lamp', 9.50)");
		}
		try (DraftedDatabase second = DraftedDatabase.of(database, folder, Drafts.SECOND)) {
			assertThat(second.migrations().check().isClean()).isFalse();
			Revision revision = second.revision("stock and tags");
			assertThat(revision.version()).isEqualTo("2");
			assertThat(revision.changes()).hasSize(5);
			assertThat(revision.warnings())
				.anySatisfy((warning) -> assertThat(warning).containsIgnoringCase("item.price").contains("lost"))
				.anySatisfy((warning) -> assertThat(warning)
					.containsIgnoringCase("item.stock is not null and has no default"));
			assertThat(second.text("V2__stock_and_tags.sql")).contains("-- WARNING: ", "create table tag")
				.containsIgnoringCase("item.price");

			second.jdbc().update("update item set price = null");
			second.jdbc().update("delete from item");
			second.migrations().upgrade();
			assertThat(second.migrations().check()).hasToString("entities, migrations and schema agree");
			second.jdbc().update("insert into item (name, stock) values ('chair', 3)");

			VerifyReport verified = second.migrations().verify();
			assertThat(verified.isSuccessful()).as(verified.toString()).isTrue();
			assertThat(verified.steps()).extracting(VerifyReport.Step::name)
				.containsExactly("upgrade to head", "compare with the entities", "downgrade to base",
						"upgrade to head again");

			second.migrations().downgrade("-1");
			assertThat(second.jdbc().queryForMap("select name, price from item").values()).containsExactly("chair",
					null);
			assertThat(second.tables()).doesNotContain("tag");
			second.jdbc().update("delete from item");
			second.migrations().upgrade();
			assertThat(second.migrations().check().isClean()).isTrue();
			assertThat(second.scratchDatabases()).isEmpty();
		}
	}

	@EachDatabase
	void renamesWhatItIsTold(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase first = DraftedDatabase.of(database, folder, Drafts.FIRST)) {
			first.revision("items");
			first.migrations().upgrade();
			first.jdbc().update("insert into item (name, price) values ('lamp', 9.50)");
		}
		try (DraftedDatabase renamed = DraftedDatabase.of(database, folder, Drafts.RENAMED)) {
			RevisionOptions told = RevisionOptions.defaults()
				.withRename("item", "product")
				.withRename("product.name", "title");
			Revision revision = renamed.revision("products", told).orElseThrow();
			assertThat(revision.warnings()).isEmpty();
			assertThat(revision.proposals()).isEmpty();
			renamed.migrations().upgrade();
			assertThat(renamed.jdbc().queryForObject("select title from product", String.class)).isEqualTo("lamp");
			assertThat(renamed.migrations().check().isClean()).isTrue();
			assertThat(renamed.migrations().verify().isSuccessful()).isTrue();
			renamed.migrations().downgrade("-1");
			assertThat(renamed.jdbc().queryForObject("select name from item", String.class)).isEqualTo("lamp");
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE, DatabaseType.H2 })
	void proposesWhatLooksRenamed(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, Drafts.FIRST)) {
			drafted.write("V1__items.sql", drafted.text(drafted.revision("items").upgrade().getFileName().toString()));
			drafted.migrations().upgrade();
			drafted.write("V2__name.sql", "alter table item rename column name to nick;");
			drafted.write("U2__name.sql", "alter table item rename column nick to name;");
			Revision revision = drafted.revision("names");
			assertThat(revision.proposals()).singleElement(STRING).isEqualToIgnoringCase("item.nick=name");
			assertThat(revision.warnings())
				.anySatisfy((warning) -> assertThat(warning).containsIgnoringCase("item.nick"));
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void writesAnEmptyRevision(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder.resolve("new"), Drafts.FIRST)) {
			Revision revision = drafted
				.revision("by hand", RevisionOptions.defaults().withoutStatements().withVersion("1.0"))
				.orElseThrow();
			assertThat(drafted.files()).containsExactly("U1.0__by_hand.sql", "V1.0__by_hand.sql");
			assertThat(revision.changes()).isEmpty();
			assertThat(drafted.text("V1.0__by_hand.sql")).isEqualTo("-- by hand\n");
			drafted.migrations().upgrade();
			assertThat(drafted.revision("next").version()).isEqualTo("1.1");
		}
	}

	@EachDatabase
	void doesNotSeeTheDeveloperSOwnTables(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, Drafts.FIRST)) {
			assertThat(drafted.revision("items").changes()).singleElement(STRING)
				.isEqualToIgnoringCase("table item: added");
			drafted.migrations().upgrade();
			drafted.jdbc().execute("create table experiment (id int not null primary key)");
			assertThat(drafted.revision("none", RevisionOptions.defaults())).isEmpty();
			DriftReport report = drafted.migrations().check();
			assertThat(report.isClean()).isFalse();
			assertThat(report.toString()).containsIgnoringCase("experiment");

			RevisionOptions database2 = RevisionOptions.defaults().withSource(RevisionSource.DATABASE);
			assertThat(drafted.revision("none", database2.withIgnored("EXP*"))).isEmpty();
			assertThat(drafted.revision("drop", database2).orElseThrow().warnings()).singleElement(STRING)
				.isEqualToIgnoringCase("table experiment and all its rows are lost");
		}
	}

	@EachDatabase
	void seesTablesWhateverTheirNamesBeginWith(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, Drafts.Score.class)) {
			assertThat(drafted.revision("scores").changes()).singleElement(STRING)
				.isEqualToIgnoringCase("table ht_score: added");
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE, DatabaseType.H2 })
	void keepsAWarningWithinItsComment(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, Drafts.FIRST)) {
			drafted.write("V1__items.sql", drafted.text(drafted.revision("items").upgrade().getFileName().toString()));
			drafted.write("V2__odd.sql", "alter table item add column \"odd\ndrop table item\" int;");
			drafted.write("U2__odd.sql", "alter table item drop column \"odd\ndrop table item\";");
			drafted.revision("even");
			assertThat(drafted.text("V3__even.sql")).contains("odd drop table item are lost\n");
			assertThat(drafted.migrations().verify().isSuccessful()).isTrue();
		}
	}

	@EachDatabase
	void leavesNothingWhenAMigrationFails(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, Drafts.FIRST)) {
			drafted.write("V1__broken.sql", "create table a (id int);\ncreate tabel b (id int);\n");
			assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(() -> drafted.revision("items"))
				.withMessageContaining("V1__broken.sql")
				.withMessageContaining("create tabel b");
			assertThat(drafted.files()).containsExactly("V1__broken.sql");
			assertThat(drafted.tables()).isEmpty();
			assertThat(drafted.scratchDatabases()).isEmpty();
			VerifyReport report = drafted.migrations().verify();
			assertThat(report.isSuccessful()).isFalse();
			assertThat(report.toString()).contains("create tabel b");
			assertThat(drafted.scratchDatabases()).isEmpty();
		}
	}

	@EachDatabase({ DatabaseType.SQLITE, DatabaseType.POSTGRESQL })
	void tellsEveryFileThatItReplays(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, Drafts.FIRST)) {
			drafted.write("V1__a.sql", "create table a (id int);\n");
			drafted.write("U1__a.sql", "drop table a;\n");
			List<String> told = new ArrayList<>();
			Migrations migrations = drafted.migrations().reportingTo(new MigrationListener() {

				@Override
				public void started(String script) {
					told.add("started " + script);
				}

				@Override
				public void finished(String script, Duration duration) {
					told.add("finished " + script);
				}

			});
			migrations.verify();
			assertThat(told).containsExactly("started V1__a.sql", "finished V1__a.sql", "started U1__a.sql",
					"finished U1__a.sql", "started V1__a.sql", "finished V1__a.sql");
			told.clear();
			migrations.revision("items", RevisionOptions.defaults());
			assertThat(told).containsExactly("started V1__a.sql", "finished V1__a.sql");
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void refusesWhatCannotBeWritten(TestDatabase database, @TempDir Path folder) throws Exception {
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, Drafts.FIRST)) {
			RevisionOptions options = RevisionOptions.defaults();
			assertThatIllegalArgumentException().isThrownBy(() -> drafted.revision("!?"))
				.withMessage("'!?' is no name for a migration: use 1 to 100 letters, as in \"add posts\"");
			assertThatIllegalArgumentException()
				.isThrownBy(() -> drafted.revision("a", options.withRename("nobody", "item")))
				.withMessageContaining("nobody");
			assertThatIllegalArgumentException().isThrownBy(() -> drafted.revision("a", options.withVersion("one")))
				.withMessageContaining("one");
			assertThat(drafted.files()).isEmpty();
			drafted.revision("a", options.withVersion("5"));
			assertThatIllegalArgumentException().isThrownBy(() -> drafted.revision("b", options.withVersion("5.0")))
				.withMessage("Version 5.0 is taken: leave it out for the next one");
			assertThatIllegalArgumentException()
				.isThrownBy(() -> drafted.revision("b", options.withoutStatements().withVersion("4")))
				.withMessage(
						"Version 4 is below 5, the last one, so it would never run: leave it out for the next one");
			Files.writeString(folder.resolve("file"), "");
			assertThatExceptionOfType(java.io.UncheckedIOException.class)
				.isThrownBy(() -> drafted.revision("c",
						options.withoutStatements().withDirectory(folder.resolve("file/below"))))
				.withMessageContaining("Cannot write to the directory");
			assertThat(drafted.files()).containsExactly("U5__a.sql", "V5__a.sql", "file");
		}
	}

	@EachDatabase
	void goesOnFromTablesThatWereThere(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, Drafts.FIRST)) {
			drafted.manager().schema().createAllTables();
			drafted.migrations().init("1");
			assertThatExceptionOfType(InvalidMigrationException.class).isThrownBy(() -> drafted.revision("items"))
				.withMessageContaining("baseline 1")
				.withMessageContaining("compare with the database itself");
			assertThat(drafted.migrations().check().isClean()).isTrue();
			assertThat(drafted.revision("none", RevisionOptions.defaults().withSource(RevisionSource.DATABASE)))
				.isEmpty();
			drafted.write("V1__before.sql", "create table item (id int);");
			assertThat(drafted.revision("items").changes()).isNotEmpty();
		}
	}

	@EachDatabase(DatabaseType.POSTGRESQL)
	void knowsTypesOfExtensionsThatMigrationsMake(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, Drafts.Word.class)) {
			drafted.write("V1__types.sql", "create schema ext; create extension hstore schema ext;");
			drafted.write("U1__types.sql", "drop extension hstore; drop schema ext;");
			Revision revision = drafted.revision("words");
			assertThat(drafted.text(revision.upgrade().getFileName().toString())).contains("tags ext.hstore");
			drafted.migrations().upgrade();
			assertThat(drafted.migrations().check().isClean()).isTrue();
			VerifyReport verified = drafted.migrations().verify();
			assertThat(verified.isSuccessful()).as(verified.toString()).isTrue();
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void refusesWithoutEntities(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder)) {
			assertThatIllegalStateException().isThrownBy(() -> drafted.revision("items"))
				.withMessageContaining("There are no entities to compare with");
			assertThat(drafted.files()).isEqualTo(List.of());
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void refusesAFileThatChangedAfterItWasApplied(TestDatabase database, @TempDir Path folder) {
		try (DraftedDatabase drafted = DraftedDatabase.of(database, folder, Drafts.FIRST)) {
			drafted.write("V1__a.sql", "create table a (id int);\n");
			drafted.migrations().upgrade();
			drafted.write("V1__a.sql", "create table b (id int);\n");
			DriftReport report = drafted.migrations().check();
			assertThat(report.isClean()).isFalse();
			drafted.write("V01__b.sql", "create table c (id int);\n");
			assertThatExceptionOfType(InvalidMigrationException.class).isThrownBy(() -> drafted.revision("items"))
				.withMessageContaining("V01__b.sql");
		}
	}

}
