package io.appdb.sample;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.engine.DatabaseEngine;
import io.appdb.engine.DatabaseType;
import io.appdb.replica.ReadCounts;
import io.appdb.replica.Replicas;
import io.appdb.test.EachDatabase;
import io.appdb.test.EnabledOnContainers;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of what {@code application.yml}, its profiles and the environment say.
 */
class ConfigurationTests {

	private final ApplicationContextRunner configuration = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer());

	@ParameterizedTest
	@CsvSource({ "postgresql, postgresql://sample:sample@localhost/sample",
			"mysql, mysql://sample:sample@localhost/sample", "mariadb, mariadb://sample:sample@localhost/sample",
			"default, sqlite:///./app.db" })
	void aProfileChangesTheAddress(String profile, String url) {
		this.configuration.withPropertyValues("spring.profiles.active=" + profile)
			.run((context) -> assertThat(context.getEnvironment().getProperty("app.db.url")).isEqualTo(url));
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void aProfileStartsOnItsDatabase(TestDatabase database) {
		try (ConfigurableApplicationContext context = SpringApplication.run(SampleApplication.class, "--server.port=0",
				"--spring.profiles.active=" + database.type().keyword(), "--DATABASE_URL=" + database.url(),
				"--app.db.username=" + database.username(), "--app.db.password=" + database.password())) {
			assertThat(context.getBean(DatabaseEngine.class).type().keyword()).isEqualTo(database.type().keyword());
			assertThat(users(context)).contains("\"total\":0");
		}
	}

	/**
	 * A server that replays nothing is left out, and the application serves all the same.
	 */
	@EachDatabase(DatabaseType.POSTGRESQL)
	void aProfileReadsFromReplicas(TestDatabase database) {
		try (ConfigurableApplicationContext context = SpringApplication.run(SampleApplication.class, "--server.port=0",
				"--spring.profiles.active=postgresql,replicas", "--DATABASE_URL=" + database.url(),
				"--DATABASE_REPLICAS=" + database.url(), "--app.db.username=" + database.username(),
				"--app.db.password=" + database.password())) {
			Replicas replicas = context.getBean(Replicas.class);
			await().until(() -> String.valueOf(replicas.states().get(0).leftOut()).startsWith("it is no replica"));
			assertThat(users(context)).contains("\"total\":0");
			assertThat(replicas.counts().byPrimary(ReadCounts.Reason.NO_REPLICA)).isPositive();
		}
	}

	@Test
	void theEnvironmentSizesThePool() {
		try (ConfigurableApplicationContext context = SpringApplication.run(SampleApplication.class, "--server.port=0",
				"--DATABASE_URL=sqlite:///:memory:", "--DB_POOL_SIZE=3", "--DB_MAX_OVERFLOW=4", "--DB_POOL_TIMEOUT=5",
				"--DB_POOL_RECYCLE=10m", "--DB_POOL_PRE_PING=false")) {
			HikariDataSource pool = context.getBean(HikariDataSource.class);
			assertThat(pool.getMinimumIdle()).isEqualTo(3);
			assertThat(pool.getMaximumPoolSize()).isEqualTo(7);
			assertThat(pool.getConnectionTimeout()).isEqualTo(5_000);
			assertThat(pool.getMaxLifetime()).isEqualTo(600_000);
			assertThat(pool.getKeepaliveTime()).isZero();
			assertThat(users(context)).contains("\"total\":0");
		}
	}

	@Test
	@EnabledOnContainers
	void theTestRunMainStartsOnAContainer() {
		SpringApplication.Running running = TestSampleApplication.withContainer().run("--server.port=0");
		try (ConfigurableApplicationContext context = running.getApplicationContext()) {
			assertThat(context.getBean(HikariDataSource.class).getJdbcUrl())
				.isEqualTo(context.getBean(PostgreSQLContainer.class).getJdbcUrl());
			assertThat(users(context)).contains("\"total\":0");
		}
	}

	private static String users(ConfigurableApplicationContext context) {
		String body = RestClient.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"))
			.get()
			.uri("/users")
			.retrieve()
			.body(String.class);
		return (body != null) ? body : "";
	}

}
