package io.appdb.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of the calls of {@link Migrations} on SQLite in memory, which has three versions
 * with their ways back.
 */
class MigrationsInMemoryTests {

	@TempDir
	Path folder = Path.of("");

	@SuppressWarnings("NullAway.Init")
	private MigratedMemory database;

	@SuppressWarnings("NullAway.Init")
	private Migrations migrations;

	@BeforeEach
	void open() throws IOException {
		this.database = MigratedMemory.of(this.folder, false)
			.file("V1__item.sql", "create table item (id int);")
			.file("U1__item.sql", "drop table item;")
			.file("V2__price.sql", "alter table item add column price int;")
			.file("U2__price.sql", "alter table item drop column price;")
			.file("V3__tag.sql", "create table tag (id int);")
			.file("U3__tag.sql", "drop table tag;");
		this.migrations = this.database.migrations();
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@ParameterizedTest
	@CsvSource({ "head, 3", "3, 3", "2, 2", "+1, 1", "+3, 3" })
	void goUpToTheTarget(String target, String version) {
		assertThat(this.migrations.upgrade(target).to()).isEqualTo(version);
		assertThat(this.migrations.current()).contains(version);
	}

	@ParameterizedTest
	@CsvSource({ "-1, 2", "-2, 1", "1, 1", "2, 2", "3, 3" })
	void goDownToTheTarget(String target, String version) {
		this.migrations.upgrade();
		assertThat(this.migrations.downgrade(target).to()).isEqualTo(version);
	}

	@Test
	void goDownToBase() {
		this.migrations.upgrade();
		MigrationReport report = this.migrations.downgrade("base");
		assertThat(report.migrations()).extracting(MigrationInfo::script)
			.containsExactly("U3__tag.sql", "U2__price.sql", "U1__item.sql");
		assertThat(this.migrations.current()).isEmpty();
		assertThat(this.migrations.history()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			4    | There is no version 4: the versions are 1, 2, 3
			1    | Version 1 is below the current one, 2: call downgrade("1")
			+2   | '+2' is not possible: 1 migrations are pending, so use +1 to +1
			last | 'last' is not a version: use one like 2 or 1.4, '+1' for the next one, or 'head' for all
			""")
	void refuseToGoUpToWhatIsNoTarget(String target, String message) {
		this.migrations.upgrade("2");
		assertThatIllegalArgumentException().isThrownBy(() -> this.migrations.upgrade(target)).withMessage(message);
		assertThat(this.migrations.current()).contains("2");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					3    | Version 3 is not applied, so nothing leads back to it: the versions are 1, 2, 3, and the current one is 2
					-3   | '-3' is not possible: 2 migrations are applied, so use -1 to -2
					zero | 'zero' is not a version: use one like 2 or 1.4, '-1' for the last one, or 'base' for all
					""")
	void refuseToGoDownToWhatIsNoTarget(String target, String message) {
		this.migrations.upgrade("2");
		assertThatIllegalArgumentException().isThrownBy(() -> this.migrations.downgrade(target)).withMessage(message);
		assertThat(this.migrations.current()).contains("2");
	}

	@Test
	void takeNothingBackWhereOneFileIsMissing() throws IOException {
		this.migrations.upgrade();
		Files.delete(this.folder.resolve("U2__price.sql"));
		assertThatExceptionOfType(InvalidMigrationException.class).isThrownBy(() -> this.migrations.downgrade("1"))
			.withMessage(
					"Nothing was taken back:\n\t- version 2 has no file U2__….sql next to V2__price.sql: write it");
		assertThat(this.migrations.current()).contains("3");
	}

	@Test
	void takeNothingBackThatHasChangedMeanwhile() throws IOException {
		this.migrations.upgrade();
		this.database.file("V3__tag.sql", "create table tag (id bigint);");
		assertThatExceptionOfType(InvalidMigrationException.class).isThrownBy(() -> this.migrations.downgrade("-1"))
			.withMessageContaining("V3__tag.sql has changed after it was applied: restore it");
	}

	@Test
	void nameBothFilesOfOneVersion() throws IOException {
		this.migrations.upgrade();
		this.database.file("U3__other.sql", "drop table tag;");
		assertThatExceptionOfType(InvalidMigrationException.class).isThrownBy(() -> this.migrations.downgrade("-1"))
			.withMessageContaining("Version 3 has more than one U file: keep one of ")
			.withMessageContaining("U3__other.sql")
			.withMessageContaining("U3__tag.sql");
	}

	@Test
	void loseRowsOnlyWhereThatIsForced() {
		this.migrations.upgrade();
		this.database.jdbc().update("insert into tag values (1)");
		assertThatIllegalStateException().isThrownBy(() -> this.migrations.downgrade("-1"))
			.withMessageContaining("U3__tag.sql may lose rows of table tag, which has 1 row")
			.withMessageContaining(
					"Set 'app.db.schema.allow-drop' to true if they may go, or call downgrade(\"-1\", true)");
		assertThat(this.migrations.current()).contains("3");
		assertThat(this.migrations.downgrade("-1", true).to()).isEqualTo("2");
	}

	@Test
	void nameFileLineAndStatementThatFailed() throws IOException {
		this.database.file("V3__tag.sql", "create table tag (id int);", "", "alter table nowhere add column x int;");
		assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(this.migrations::upgrade)
			.satisfies((failed) -> {
				assertThat(failed.script()).isEqualTo("V3__tag.sql");
				assertThat(failed.line()).isEqualTo(3);
				assertThat(failed.statement()).isEqualTo("alter table nowhere add column x int");
				assertThat(failed.isRolledBack()).isTrue();
			});
		assertThat(this.migrations.current()).contains("2");
		assertThat(this.migrations.pending()).extracting(MigrationInfo::script).containsExactly("V3__tag.sql");
	}

	@Test
	void enterWhatIsStampedWithoutRunningIt() {
		this.migrations.stamp("2");
		assertThat(this.migrations.history()).extracting(MigrationInfo::version).containsExactly("1", "2");
		assertThat(this.database.jdbc().queryForList("select name from sqlite_master where name = 'item'")).isEmpty();
		this.migrations.stamp("1");
		assertThat(this.migrations.current()).contains("1");
		this.migrations.stamp("base");
		assertThat(this.migrations.current()).isEmpty();
	}

	@Test
	void stampNoVersionThatIsNotThere() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.migrations.stamp("7"))
			.withMessage("There is no version 7: the versions are 1, 2, 3");
		assertThatIllegalArgumentException().isThrownBy(() -> this.migrations.stamp("head"))
			.withMessage("'head' is not a version: use one like 2 or 1.4, or 'base' for none");
	}

	@Test
	void beginWhereTablesAreThere() {
		this.database.jdbc().execute("create table item (id int)");
		assertThatExceptionOfType(InvalidMigrationException.class).isThrownBy(this.migrations::upgrade)
			.withMessageContaining("The database has tables and no history of migrations")
			.withMessageContaining("call init(\"<version>\")");
		this.migrations.init("1");
		this.migrations.init("1");
		assertThat(this.migrations.upgrade()).hasToString("from version 1 to 3: V2__price.sql, V3__tag.sql");
	}

	@Test
	void stampNothingBelowTheBaseline() {
		this.database.jdbc().execute("create table item (id int)");
		this.migrations.init("2");
		assertThatIllegalArgumentException().isThrownBy(() -> this.migrations.stamp("1"))
			.withMessage("Version 1 is below the baseline, 2, which stays in the history");
	}

	@Test
	void writeAScriptThatDoesWhatTheyWouldDo() {
		String up = this.migrations.sql("base", "2");
		assertThat(up.lines()).containsSubsequence("-- V1__item.sql", "BEGIN;", "create table item (id int);",
				"COMMIT;", "-- V2__price.sql");
		assertThat(up).doesNotContain("V3__tag.sql");
		assertThat(this.migrations.sql("2", "1").lines()).contains("alter table item drop column price;")
			.anyMatch((line) -> line.startsWith("DELETE FROM") && line.contains("'2'"));
		assertThat(this.migrations.sql("current", "base")).isEmpty();
		assertThat(this.migrations.current()).isEmpty();
	}

	@Test
	void tellAListenerOfEachFile() {
		List<String> told = new ArrayList<>();
		Migrations telling = this.migrations.reportingTo(new MigrationListener() {

			@Override
			public void started(String script) {
				told.add("+" + script);
			}

			@Override
			public void finished(String script, Duration duration) {
				told.add("-" + script);
			}

		});
		telling.upgrade("1");
		telling.downgrade("-1");
		assertThat(told).containsExactly("+V1__item.sql", "-V1__item.sql", "+U1__item.sql", "-U1__item.sql");
	}

}
