package io.appdb.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what is reported when the schema stops start-up.
 */
@ExtendWith(OutputCaptureExtension.class)
class SchemaFailureReportTests {

	private static final String SOURCE = " (from \"app.db.schema.mode\" from property source \"commandLineArgs\")";

	@Test
	void reportsThatTablesMayNotBeDropped(CapturedOutput output) {
		String report = FailureReport.of(output, "app.db.url=sqlite:///:memory:", "app.db.schema.mode=create-drop",
				"app.db.schema.allow-drop=false");
		assertThat(report)
			.contains("'app.db.schema.mode' is create-drop, which drops the tables of this database" + SOURCE)
			.contains("Set 'app.db.schema.allow-drop' to true if they may go, or use the mode create.");
	}

	/**
	 * A pool that is opened while Tomcat starts, and fails, is taken for a leak.
	 */
	@Test
	void leavesNoThreadsForTheServerToComplainAbout(CapturedOutput output) {
		String report = FailureReport.of(WebApplicationType.SERVLET, output, "app.db.url=sqlite:///:memory:",
				"app.db.schema.mode=validate", "server.port=0");
		assertThat(report).contains("The schema does not fit the entities");
		assertThat(output).doesNotContain("appears to have started a thread");
	}

	@Test
	void reportsEveryMismatchOfASchemaThatDoesNotFitAndTheCommandThatMendsIt(CapturedOutput output) {
		String report = FailureReport.of(output, "app.db.url=sqlite:///:memory:", "app.db.schema.mode=validate");
		assertThat(report)
			.contains("The schema does not fit the entities, and 'app.db.schema.mode' is validate" + SOURCE)
			.contains("- table unmigrated is missing: db revision \"<message>\", then db upgrade")
			.contains("Run the command beside each difference, as in 'java -jar <application>.jar db upgrade', "
					+ "or set 'app.db.schema.mode' to none.");
	}

	@Test
	void namesNoCommandWhereNothingMigrates(CapturedOutput output) {
		String report = FailureReport.of(output, "app.db.url=sqlite:///:memory:", "app.db.schema.mode=validate",
				"spring.flyway.enabled=false");
		assertThat(report).containsPattern("- table unmigrated is missing\\R")
			.contains("Migrate the schema, or set 'app.db.schema.mode' to none.");
	}

	@Test
	void reportsPendingMigrationsWithTheOtherDifferences(CapturedOutput output, @TempDir Path folder)
			throws IOException {
		Files.writeString(folder.resolve("V1__crates.sql"), "create table crate (id int);");
		String report = FailureReport.of(output, "app.db.url=sqlite:///:memory:", "app.db.schema.mode=validate",
				"spring.flyway.locations=filesystem:" + folder);
		assertThat(report).contains("- V1__crates.sql is pending: db upgrade")
			.contains("- table unmigrated is missing: db upgrade, and if it stays db revision \"<message>\"");
	}

	@Test
	void namesNoCommandWhereTheCommandLineIsOff(CapturedOutput output, @TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("V1__crates.sql"), "create table crate (id int);");
		String report = FailureReport.of(output, "app.db.url=sqlite:///:memory:", "app.db.schema.mode=validate",
				"app.db.cli.enabled=false", "spring.flyway.locations=filesystem:" + folder);
		assertThat(report).contains("- V1__crates.sql is pending: 'app.db.schema.mode=migrate' or Migrations.upgrade()")
			.contains("and if it stays Migrations.revision(...)")
			.contains("Use what stands beside each difference, or set 'app.db.schema.mode' to none.")
			.doesNotContain("db upgrade")
			.doesNotContain("db revision");
	}

	@Test
	void reportsMigrationsThatAreOnlyPending(CapturedOutput output, @TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("V1__rows.sql"), "select 1;");
		String report = FailureReport.of(output, "app.db.url=sqlite:///" + folder.resolve("fitting.db"),
				"app.db.schema.mode=validate", "spring.flyway.locations=filesystem:" + folder,
				"spring.sql.init.mode=always", "spring.sql.init.schema-locations=file:" + schema(folder));
		assertThat(report).contains("Migrations are pending, and 'app.db.schema.mode' is validate" + SOURCE)
			.contains("- V1__rows.sql is pending: db upgrade")
			.doesNotContain("unmigrated");
	}

	private static Path schema(Path folder) throws IOException {
		return Files.writeString(folder.resolve("schema.sql"), "create table unmigrated (id bigint primary key);");
	}

}
