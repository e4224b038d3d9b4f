package io.appdb.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import io.appdb.migration.Migrations;
import io.appdb.migration.Revision;
import io.appdb.migration.RevisionOptions;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the migrations of the sample are what the generator writes for its entities,
 * a part of them at a time, and that they do what they are for. With
 * {@code -Dappdb.sample.write=true} it writes them.
 */
class GeneratedMigrationsTests {

	private static final Path RESOURCES = Path.of("src/main/resources/db/migration");

	@EachDatabase
	void areTheGeneratorsOwn(TestDatabase database, @TempDir Path folder) throws IOException {
		try (ConfigurableApplicationContext context = run(database, "--spring.flyway.locations=filesystem:" + folder)) {
			Migrations migrations = context.getBean(Migrations.class);
			assertWritten(database, migrations, "users and posts",
					RevisionOptions.defaults()
						.withDirectory(folder)
						.withIgnored("accounts", "dynamic_configs", "log_entries"));
			assertWritten(database, migrations, "accounts",
					RevisionOptions.defaults().withDirectory(folder).withIgnored("dynamic_configs", "log_entries"));
			assertWritten(database, migrations, "configs and logs", RevisionOptions.defaults().withDirectory(folder));
		}
	}

	@EachDatabase
	void fitTheEntitiesAndLeadBack(TestDatabase database) {
		try (ConfigurableApplicationContext context = run(database)) {
			Migrations migrations = context.getBean(Migrations.class);
			assertThat(migrations.verify().steps()).hasSize(4)
				.allSatisfy((step) -> assertThat(step.problems()).isEmpty());
			migrations.upgrade();
			assertThat(migrations.check().isClean()).isTrue();
		}
	}

	/**
	 * Starts the application without anything that needs its tables.
	 */
	private static ConfigurableApplicationContext run(TestDatabase database, String... arguments) {
		List<String> all = new ArrayList<>(List.of("--app.db.url=" + database.url(),
				"--app.db.username=" + database.username(), "--app.db.password=" + database.password(),
				"--app.db.schema.mode=none", "--spring.main.lazy-initialization=true"));
		all.addAll(List.of(arguments));
		return new SpringApplicationBuilder(SampleApplication.class).web(WebApplicationType.NONE)
			.run(all.toArray(String[]::new));
	}

	private static void assertWritten(TestDatabase database, Migrations migrations, String message,
			RevisionOptions options) throws IOException {
		Revision revision = migrations.revision(message, options).orElseThrow();
		assertThat(revision.warnings()).isEmpty();
		for (Path file : List.of(revision.upgrade(), revision.downgrade())) {
			Path kept = RESOURCES.resolve(database.type().keyword()).resolve(file.getFileName());
			if (Boolean.getBoolean("appdb.sample.write")) {
				Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
			}
			assertThat(kept).hasSameTextualContentAs(file);
		}
	}

}
