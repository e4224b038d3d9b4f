package io.appdb.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the actuator's health says about the database.
 */
class DatabaseHealthTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(Application.class)
		.withPropertyValues("spring.main.web-application-type=none");

	private final ApplicationContextRunner memory = this.application
		.withPropertyValues("app.db.url=sqlite:///:memory:");

	@EachDatabase
	void isOneEntryWithAllDetails(TestDatabase database) {
		this.application
			.withPropertyValues("app.db.url=" + database.url(), "app.db.username=" + database.username(),
					"app.db.password=" + database.password())
			.run((context) -> {
				assertThat(names(context.getBean(HealthContributorRegistry.class))).contains("db")
					.doesNotContain("databases", "database");
				Health health = health(context.getBean(HealthContributorRegistry.class));
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).containsKeys("database", "validationQuery")
					.containsEntry("state", "READY")
					.containsEntry("address", context.getBean(DatabaseManager.class).engine().url().toString());
			});
	}

	@Test
	void theKeyOfSpringBootSwitchesItOff() {
		this.memory.withPropertyValues("management.health.db.enabled=false")
			.run((context) -> assertThat(names(context.getBean(HealthContributorRegistry.class))).doesNotContain("db"));
	}

	@Test
	void isSpringBootsOwnWithoutTheStarter() {
		this.application.withPropertyValues("app.db.enabled=false", "spring.datasource.url=jdbc:h2:mem:plain-health")
			.run((context) -> assertThat(health(context.getBean(HealthContributorRegistry.class)).getDetails())
				.containsOnlyKeys("database", "validationQuery"));
	}

	@Test
	void isDownWhileTheManagerIsStopped() {
		this.memory.run((context) -> {
			context.getBean(DatabaseManager.class).close();
			Health health = health(context.getBean(HealthContributorRegistry.class));
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails()).isEqualTo(Map.of("state", "STOPPED"));
		});
	}

	@Test
	void isDownWhenTheDatabaseDoesNotAnswer() {
		this.memory.run((context) -> {
			context.getBean(HikariDataSource.class).close();
			Health health = health(context.getBean(HealthContributorRegistry.class));
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails()).containsEntry("state", "DEGRADED").containsKeys("error", "address");
		});
	}

	@Test
	void otherDataSourcesKeepTheirs() {
		this.memory.withUserConfiguration(AnotherDataSource.class).run((context) -> {
			HealthContributor db = context.getBean(HealthContributorRegistry.class).getContributor("db");
			assertThat(db).isInstanceOfSatisfying(CompositeHealthContributor.class, (composite) -> {
				assertThat(names(composite)).containsExactlyInAnyOrder("dataSource", "archive");
				assertThat(details(composite.getContributor("dataSource"))).containsEntry("state", "READY");
				assertThat(details(composite.getContributor("archive"))).containsOnlyKeys("database",
						"validationQuery");
			});
		});
	}

	@Test
	void anOwnIndicatorWins() {
		HealthIndicator own = () -> Health.outOfService().build();
		this.memory.withBean("dbHealthIndicator", HealthIndicator.class, () -> own)
			.run((context) -> assertThat(context.getBean(HealthContributorRegistry.class).getContributor("db"))
				.isSameAs(own));
	}

	private static List<String> names(HealthContributors contributors) {
		return contributors.stream().map(HealthContributors.Entry::name).toList();
	}

	private static Health health(HealthContributorRegistry registry) {
		return health(registry.getContributor("db"));
	}

	private static Health health(@Nullable HealthContributor contributor) {
		HealthIndicator indicator = (HealthIndicator) Objects.requireNonNull(contributor);
		return Objects.requireNonNull(indicator.health());
	}

	private static Map<String, Object> details(@Nullable HealthContributor contributor) {
		return health(contributor).getDetails();
	}

	/**
	 * An application with everything. Spring owns it.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	/**
	 * A data source beside the one of the starter. Spring owns it.
	 */
	@Configuration(proxyBeanMethods = false)
	static class AnotherDataSource {

		@Bean(defaultCandidate = false)
		DataSource archive() {
			JdbcDataSource archive = new JdbcDataSource();
			archive.setURL("jdbc:h2:mem:archive-health");
			return archive;
		}

	}

}
