package io.appdb.engine;

import io.appdb.engine.DatabaseType;
import io.appdb.test.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.flywaydb.core.Flyway;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class MariaDbBehindMySqlTests {

	@Test
	void isRecognisedByHibernateAndFlyway() throws Exception {
		try (TestDatabase database = TestDatabase.create(DatabaseType.MARIADB);
				ConfigurableApplicationContext context = new SpringApplicationBuilder(App.class)
					.web(WebApplicationType.NONE)
					.run("--app.db.url=" + database.url().replace("jdbc:mariadb:", "jdbc:mysql:"),
							"--app.db.username=" + database.username(), "--app.db.password=" + database.password(),
							"--spring.flyway.locations=classpath:mariadb-behind-mysql")) {
			SessionFactoryImplementor factory = context.getBean(EntityManagerFactory.class)
				.unwrap(SessionFactoryImplementor.class);
			assertThat(factory.getJdbcServices().getDialect()).isInstanceOf(MariaDBDialect.class);
			assertThat(factory.getJdbcServices().getDialect().getVersion().getDatabaseMajorVersion())
				.isGreaterThanOrEqualTo(10);
			assertThat(context.getBean(Flyway.class).info().applied()).hasSize(1);
			assertThat(context.getBean(DatabaseEngine.class).ping()).isTrue();
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan("io.appdb.none")
	static class App {

	}

}
