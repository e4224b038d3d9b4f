package io.appdb.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import io.appdb.DatabaseManager;
import io.appdb.migration.Migrations;
import io.appdb.migration.NamedFiles;
import io.appdb.schema.SchemaMode;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.scanner.Scanner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests that {@code U} files are not called misnamed, and that misnamed files are.
 */
@ExtendWith(OutputCaptureExtension.class)
class MigrationNamesTests {

	private static final String UNTRUE = "did not follow the filename convention";

	private static final String WARNING = "No migrations by their names, and never run, are these files in ";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@BeforeEach
	void write() throws IOException {
		write("V1__crates.sql", "create table crate (id int);");
		write("U1__crates.sql", "drop table crate;");
		write("R__crates.sql", "insert into crate values (7);");
		write("afterMigrate.sql", "insert into crate values (8);");
	}

	private void write(String name, String sql) throws IOException {
		Files.writeString(this.folder.resolve(name), sql);
	}

	@Test
	void saysNothingOfFilesThatAreNamedWell(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start(App.class)) {
			assertThat(context.getBean(JdbcTemplate.class).queryForList("select id from crate", Integer.class))
				.as("the repeatable file and the callback have run")
				.containsExactly(7, 8);
			assertThat(output).doesNotContain(UNTRUE, WARNING);
			Migrations migrations = context.getBean(Migrations.class);
			migrations.downgrade("-1", true);
			migrations.upgrade();
			migrations.sql("1", "base");
			assertThat(migrations.pending()).isEmpty();
			assertThat(output).doesNotContain(UNTRUE, WARNING);
		}
	}

	@Test
	void warnsOnceOfFilesThatNothingRuns(CapturedOutput output) throws IOException {
		for (String name : List.of("v2__lower.sql", "V3_one.sql", "U1_crates.sql", "u4__lower.sql", "5__none.sql",
				"R_views.sql", "V__none.sql", "data.sql", "notes.txt")) {
			write(name, "nothing that runs");
		}
		try (ConfigurableApplicationContext context = start(App.class)) {
			assertThat(output).doesNotContain(UNTRUE)
				.containsOnlyOnce(WARNING)
				.contains("5__none.sql (V5__none.sql?), R_views.sql (R__views.sql?), U1_crates.sql (U1__crates.sql?), "
						+ "V3_one.sql (V3__one.sql?), V__none.sql, data.sql, u4__lower.sql (U4__lower.sql?), "
						+ "v2__lower.sql (V2__lower.sql?). Name them V<version>__<description>.sql, "
						+ "U<version>__<description>.sql for the way back, or R__<description>.sql");
			assertThat(context.getBean(Flyway.class).getConfiguration().getResourceProvider()).isNull();
		}
	}

	@Test
	void validatesNamesWithoutUndoFiles() throws IOException {
		start(App.class, "spring.flyway.validate-migration-naming=true").close();
		write("V2_posts.sql", "nothing that runs");
		assertThatException().isThrownBy(() -> start(App.class, "spring.flyway.validate-migration-naming=true"))
			.havingRootCause()
			.withMessageContaining("V2_posts")
			.withMessageNotContaining("U1");
	}

	@Test
	void holdsWithoutSpringToo(CapturedOutput output) throws IOException {
		write("V2_posts.sql", "nothing that runs");
		try (DatabaseManager manager = DatabaseManager.builder()
			.url("sqlite:///:memory:")
			.migrations("filesystem:" + this.folder)
			.schema(SchemaMode.MIGRATE)
			.build()) {
			manager.initialize();
			assertThat(manager.migrations().current()).contains("1");
		}
		assertThat(output).contains(WARNING).doesNotContain(UNTRUE);
	}

	@Test
	void seesWhatWasWrittenMeanwhile() throws IOException {
		try (ConfigurableApplicationContext context = start(App.class)) {
			Migrations migrations = context.getBean(Migrations.class);
			write("V2__lids.sql", "create table lid (id int);");
			assertThat(migrations.upgrade().to()).isEqualTo("2");
			write("U2__lids.sql", "drop table lid;");
			assertThat(migrations.downgrade("-1").to()).isEqualTo("1");
		}
	}

	@Test
	void aCopyOfTheBeanHasItsOwnLocations(@TempDir Path other) throws IOException {
		Files.writeString(other.resolve("V1__tenants.sql"), "create table tenant (id int);");
		try (ConfigurableApplicationContext context = start(App.class)) {
			Flyway copy = Flyway.configure()
				.configuration(context.getBean(Flyway.class).getConfiguration())
				.locations("filesystem:" + other)
				.table("tenants_history")
				.baselineOnMigrate(true)
				.baselineVersion("0")
				.load();
			assertThat(copy.migrate().migrationsExecuted).isEqualTo(1);
		}
	}

	@Test
	void leavesFilesOfTheApplicationsOwnAlone() {
		try (ConfigurableApplicationContext context = start(OwnFiles.class, "folder=" + this.folder,
				"spring.flyway.locations=classpath:nowhere")) {
			assertThat(context.getBean(Migrations.class).current()).contains("1");
			assertThat(NamedFiles.over(context.getBean(Flyway.class))).isSameAs(context.getBean(Flyway.class));
			assertThat(context.getBean(Migrations.class).downgrade("-1", true).to()).isNull();
		}
	}

	@Test
	void anOwnStrategyKeepsTheFlywayOfSpringBoot(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start(OwnStrategy.class)) {
			assertThat(context.getBean(OwnStrategy.class).given).isSameAs(context.getBean(Flyway.class));
			assertThat(output).contains(UNTRUE);
			assertThat(context.getBean(Migrations.class).current()).contains("1");
		}
	}

	private ConfigurableApplicationContext start(Class<?> application, String... properties) {
		List<String> arguments = new ArrayList<>(
				List.of("--app.db.url=sqlite:///:memory:", "--spring.flyway.locations=filesystem:" + this.folder,
						"--logging.level.org.flywaydb.core.internal.resource=info"));
		Arrays.stream(properties).map((property) -> "--" + property).forEach(arguments::add);
		return new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.run(arguments.toArray(String[]::new));
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class App {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OwnFiles {

		@Bean
		FlywayConfigurationCustomizer ownFiles(Environment environment) {
			return (configuration) -> configuration.resourceProvider(new ResourceProvider() {

				private final Scanner<JavaMigration> files = new Scanner<>(JavaMigration.class,
						Flyway.configure().locations("filesystem:" + environment.getProperty("folder")),
						Flyway.configure().locations("filesystem:" + environment.getProperty("folder")).getLocations());

				@Override
				public LoadableResource getResource(String name) {
					return this.files.getResource(name);
				}

				@Override
				public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
					return this.files.getResources(prefix, suffixes);
				}

			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OwnStrategy implements FlywayMigrationStrategy {

		@SuppressWarnings("NullAway.Init")
		private Flyway given;

		@Override
		public void migrate(Flyway flyway) {
			this.given = flyway;
			flyway.migrate();
		}

	}

}
