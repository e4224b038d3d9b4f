package io.appdb.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.migration.Migrations;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests of the migrations in a Spring application.
 */
class MigrationsBeanTests {

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void isABeanOverTheFlywayOfTheApplication(TestDatabase database, @TempDir Path folder) throws IOException {
		try (ConfigurableApplicationContext context = start(database, folder, "app.db.schema.allow-drop=true",
				"spring.flyway.table=steps")) {
			Migrations migrations = context.getBean(Migrations.class);
			assertThat(context.getBean(DatabaseManager.class).migrations()).isSameAs(migrations);
			assertThat(migrations.current()).contains("1");
			assertThat(migrations.downgrade("base").to()).isNull();
			DatabaseManager manager = context.getBean(DatabaseManager.class);
			assertThat(manager.schema().tableExists("crate")).isFalse();
			assertThat(manager.schema().tableExists("steps")).isTrue();
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void doesNotGoDownUnlessDroppingIsAllowed(TestDatabase database, @TempDir Path folder) throws IOException {
		try (ConfigurableApplicationContext context = start(database, folder)) {
			Migrations migrations = context.getBean(Migrations.class);
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			jdbc.update("insert into crate values (1)");
			assertThatIllegalStateException().isThrownBy(() -> migrations.downgrade("base"))
				.withMessageContaining("'app.db.schema.allow-drop'");
			assertThat(migrations.current()).contains("1");
			jdbc.update("delete from crate");
			assertThat(migrations.downgrade("base").to()).isNull();
		}
	}

	@EachDatabase(DatabaseType.SQLITE)
	void saysWhatIsMissingWithoutFlyway(TestDatabase database, @TempDir Path folder) throws IOException {
		try (ConfigurableApplicationContext context = start(database, folder, "spring.flyway.enabled=false")) {
			assertThat(context.getBeanProvider(Migrations.class).getIfAvailable()).isNull();
			assertThatIllegalStateException().isThrownBy(context.getBean(DatabaseManager.class)::migrations)
				.withMessageContaining("'spring.flyway.enabled'");
		}
	}

	private static ConfigurableApplicationContext start(TestDatabase database, Path folder, String... properties)
			throws IOException {
		Files.writeString(folder.resolve("V1__crates.sql"), "create table crate (id int);");
		Files.writeString(folder.resolve("U1__crates.sql"), "drop table crate;");
		List<String> arguments = new ArrayList<>(
				List.of("--app.db.url=" + database.url(), "--app.db.username=" + database.username(),
						"--app.db.password=" + database.password(), "--spring.flyway.locations=filesystem:" + folder));
		Arrays.stream(properties).map((property) -> "--" + property).forEach(arguments::add);
		return new SpringApplicationBuilder(App.class).web(WebApplicationType.NONE)
			.run(arguments.toArray(String[]::new));
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class App {

	}

}
