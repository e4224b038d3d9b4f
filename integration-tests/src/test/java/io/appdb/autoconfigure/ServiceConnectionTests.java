package io.appdb.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.test.EnabledOnContainers;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a container that takes the place of the configured database. The application
 * ends before it: a pool without its server would fill the log of the tests that follow.
 */
@EnabledOnContainers
@Testcontainers
@DirtiesContext
@SpringBootTest(classes = ServiceConnectionTests.Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "app.db.url=mysql://127.0.0.1:1/none", "app.db.pool.size=2", "app.db.pool.max-overflow=1",
				"app.db.echo=sql" })
class ServiceConnectionTests {

	@Container
	@ServiceConnection
	static final PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");

	@Test
	void winsOverTheConfiguredUrl(@Autowired ApplicationContext context, @Autowired HikariDataSource pool) {
		assertThat(context.getBeansOfType(DatabaseConnectionDetails.class)).isEmpty();
		assertThat(pool.getJdbcUrl()).isEqualTo(container.getJdbcUrl());
		assertThat(pool.getUsername()).isEqualTo(container.getUsername());
	}

	@Test
	void keepsThePoolSettings(@Autowired HikariDataSource pool) {
		assertThat(pool.getMinimumIdle()).isEqualTo(2);
		assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
	}

	@Test
	void answers(@Autowired JdbcClient jdbc) {
		assertThat(jdbc.sql("select version()").query(String.class).single()).startsWith("PostgreSQL 18");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
