package io.appdb.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the warnings about migrations that nobody applies, or that are not there.
 */
@ExtendWith(OutputCaptureExtension.class)
class PendingWarningTests {

	private static final String WARNING = "pending, and 'app.db.schema.mode' is none";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void warnsAWebApplicationOnce(TestDatabase database, CapturedOutput output) throws IOException {
		for (int version = 1; version <= 5; version++) {
			Files.writeString(this.folder.resolve("V" + version + "__step.sql"), "select 1;");
		}
		start(WebApplicationType.SERVLET, database, "app.db.schema.mode=none");
		List<String> lines = output.getAll().lines().filter((line) -> line.contains(WARNING)).toList();
		assertThat(lines).singleElement()
			.asString()
			.contains("WARN", "5 migrations are pending",
					"is none: V1__step.sql, V2__step.sql, V3__step.sql and 2 more. "
							+ "Apply with 'java -jar <application>.jar db upgrade'");
	}

	@EachDatabase(DatabaseType.SQLITE)
	void namesNoCommandWhereTheCommandLineIsOff(TestDatabase database, CapturedOutput output) throws IOException {
		Files.writeString(this.folder.resolve("V1__step.sql"), "select 1;");
		start(WebApplicationType.SERVLET, database, "app.db.schema.mode=none", "app.db.cli.enabled=false");
		assertThat(output).contains("Apply with 'app.db.schema.mode=migrate' or Migrations.upgrade()")
			.doesNotContain("db upgrade");
	}

	@EachDatabase(DatabaseType.SQLITE)
	void saysNothingWhereNothingIsPending(TestDatabase database, CapturedOutput output) throws IOException {
		Files.writeString(this.folder.resolve("V1__step.sql"), "select 1;");
		start(WebApplicationType.SERVLET, database, "app.db.schema.mode=migrate");
		start(WebApplicationType.SERVLET, database, "app.db.schema.mode=none");
		assertThat(output).doesNotContain(WARNING);
	}

	@EachDatabase(DatabaseType.SQLITE)
	void saysNothingWithoutAWebApplication(TestDatabase database, CapturedOutput output) throws IOException {
		Files.writeString(this.folder.resolve("V1__step.sql"), "select 1;");
		start(WebApplicationType.NONE, database, "app.db.schema.mode=none");
		assertThat(output).doesNotContain(WARNING);
	}

	@EachDatabase(DatabaseType.SQLITE)
	void saysNothingInOtherModes(TestDatabase database, CapturedOutput output) throws IOException {
		Files.writeString(this.folder.resolve("V1__step.sql"), "select 1;");
		start(WebApplicationType.SERVLET, database, "app.db.schema.mode=create");
		assertThat(output).doesNotContain(WARNING);
	}

	@EachDatabase(DatabaseType.SQLITE)
	void startsWhereMigrationsCannotBeRead(TestDatabase database, CapturedOutput output) throws IOException {
		Files.writeString(this.folder.resolve("V1__one.sql"), "select 1;");
		Files.writeString(this.folder.resolve("V1__two.sql"), "select 1;");
		start(WebApplicationType.SERVLET, database, "app.db.schema.mode=none");
		assertThat(output).contains("Whether migrations are pending cannot be told");
	}

	@EachDatabase(DatabaseType.SQLITE)
	void warnsWhereANamedLocationIsEmpty(TestDatabase database, CapturedOutput output) {
		start(WebApplicationType.NONE, database, "app.db.schema.mode=create");
		assertThat(output).doesNotContain("There is no migration");
		start(WebApplicationType.NONE, database);
		assertThat(output).contains("There is no migration in [filesystem:" + this.folder + "], so tables are created",
				"Correct 'spring.flyway.locations'");
	}

	private void start(WebApplicationType type, TestDatabase database, String... properties) {
		List<String> arguments = new ArrayList<>(List.of("--app.db.url=" + database.url(),
				"--app.db.username=" + database.username(), "--app.db.password=" + database.password(),
				"--spring.flyway.locations=filesystem:" + this.folder, "--server.port=0"));
		Arrays.stream(properties).map((property) -> "--" + property).forEach(arguments::add);
		new SpringApplicationBuilder(App.class).web(type).run(arguments.toArray(String[]::new)).close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class App {

	}

}
