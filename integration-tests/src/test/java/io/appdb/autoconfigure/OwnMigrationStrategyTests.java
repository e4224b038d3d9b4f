package io.appdb.autoconfigure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.appdb.engine.DatabaseType;
import io.appdb.schema.Schema;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of an application that applies its migrations in its own way.
 */
@ExtendWith(OutputCaptureExtension.class)
class OwnMigrationStrategyTests {

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void migrationsMakeTheTablesAndNothingElseDoes(TestDatabase database, CapturedOutput output) {
		assertThat(tables(database, Repairing.class, "spring.flyway.locations=classpath:own-strategy"))
			.contains("parcel")
			.doesNotContain("unmigrated");
		assertThat(output).contains("schema=migrate (1 applied, 0 pending)");
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void oneThatAppliesNothingStillHasMigrations(TestDatabase database, CapturedOutput output) {
		assertThat(tables(database, Waiting.class, "spring.flyway.locations=classpath:own-strategy"))
			.doesNotContain("parcel", "unmigrated");
		assertThat(output).contains("schema=migrate (0 applied, 1 pending)");
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void withoutMigrationsTheEntitiesMakeTheTables(TestDatabase database, CapturedOutput output) {
		assertThat(tables(database, Repairing.class, "spring.flyway.locations=classpath:no-such-place"))
			.contains("unmigrated");
		assertThat(output).contains("schema=create");
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.SQLITE })
	void aModeThatIsSetIsTheModeApplied(TestDatabase database, CapturedOutput output) {
		assertThat(tables(database, Repairing.class, "spring.flyway.locations=classpath:own-strategy",
				"app.db.schema.mode=create"))
			.contains("parcel", "unmigrated");
		assertThat(output).contains("schema=create");
	}

	private static Set<String> tables(TestDatabase database, Class<?> strategy, String... properties) {
		List<String> arguments = new ArrayList<>(
				List.of("--app.db.url=" + database.url(), "--app.db.username=" + database.username(),
						"--app.db.password=" + database.password(), "--logging.level.io.appdb=info"));
		Arrays.stream(properties).map((property) -> "--" + property).forEach(arguments::add);
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(App.class, strategy)
			.web(WebApplicationType.NONE)
			.run(arguments.toArray(String[]::new))) {
			return context.getBean(Schema.class).tableNames();
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = OwnMigrationStrategyTests.class)
	static class App {

	}

	static class Repairing {

		@Bean
		FlywayMigrationStrategy strategy() {
			return (flyway) -> {
				flyway.repair();
				flyway.migrate();
			};
		}

	}

	static class Waiting {

		@Bean
		FlywayMigrationStrategy strategy() {
			return (flyway) -> {
			};
		}

	}

	@Entity(name = "Unmigrated")
	@Table(name = "unmigrated")
	static class Unmigrated {

		@Id
		long id;

	}

}
