package io.appdb.databases;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.appdb.NamedDatabaseCustomizer;
import io.appdb.databases.reports.Report;
import io.appdb.databases.reports.ReportRepository;
import io.appdb.engine.DatabaseEngine;
import io.appdb.engine.DatabaseType;
import io.appdb.session.Db;
import io.appdb.test.EnabledOnContainers;
import io.appdb.test.TestDatabase;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.TestExecutionResultConditions;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.testcontainers.context.ImportTestcontainers;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests of beans that say where a further database is. They win over its address, and
 * nothing else is served from there.
 */
@ExtendWith(OutputCaptureExtension.class)
class NamedConnectionTests {

	private static final String PACKAGES = "app.db.databases.reports.packages=io.appdb.databases.reports";

	private static final String NOWHERE = "app.db.databases.reports.url=mysql://127.0.0.1:1/nowhere";

	private static SeveralDatabases start(Class<?> component, String... settings) {
		List<String> properties = new ArrayList<>(List.of(PACKAGES));
		properties.addAll(List.of(settings));
		return SeveralDatabases.start(List.of(component), properties.toArray(String[]::new));
	}

	private static DatabaseEngine engine(SeveralDatabases databases, String bean) {
		return databases.context().getBean(bean, DatabaseEngine.class);
	}

	@Test
	void isWhereABeanSays() {
		try (SeveralDatabases databases = start(Details.class, "app.db.url=sqlite:///:memory:", NOWHERE)) {
			assertThat(engine(databases, "databaseEngine").type()).isEqualTo(DatabaseType.SQLITE);
			assertThat(engine(databases, "reportsEngine").url().jdbcUrl()).contains("jdbc:h2:mem:named-connection");
			databases.context().getBean(ReportRepository.class).save(new Report("there"));
			assertThat(databases.reports()).isOne();
		}
	}

	@Test
	void isWhereABeanWithAQualifierSays() {
		try (SeveralDatabases databases = start(Qualified.class, "app.db.url=sqlite:///:memory:")) {
			assertThat(engine(databases, "databaseEngine").type()).isEqualTo(DatabaseType.SQLITE);
			assertThat(engine(databases, "reportsEngine").type()).isEqualTo(DatabaseType.H2);
		}
	}

	@Test
	void leavesTheDefaultDatabaseItsOwn() {
		try (SeveralDatabases databases = start(Both.class)) {
			assertThat(engine(databases, "databaseEngine").url().jdbcUrl()).contains("jdbc:h2:mem:default-connection");
			assertThat(engine(databases, "reportsEngine").url().jdbcUrl()).contains("jdbc:h2:mem:named-connection");
		}
	}

	@Test
	void isCustomized() {
		try (SeveralDatabases databases = start(Customized.class, "app.db.url=sqlite:///:memory:",
				"app.db.databases.reports.url=sqlite:///:memory:")) {
			assertThat(engine(databases, "reportsEngine").entityManagerFactory()
				.unwrap(SessionFactory.class)
				.getProperties()).containsEntry("hibernate.generate_statistics", "true");
			assertThat(engine(databases, "databaseEngine").entityManagerFactory()
				.unwrap(SessionFactory.class)
				.getStatistics()
				.isStatisticsEnabled()).isFalse();
		}
	}

	@Test
	void refusesANameThatIsNone(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(Unknown.class, NOWHERE).close());
		assertThat(output).contains("APPLICATION FAILED TO START",
				"@Db at the bean 'details' names the database 'report', and the databases are 'default', 'reports'.",
				"'app.db.databases.report.packages'");
	}

	@Test
	void refusesTwoBeans(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(Two.class, "app.db.url=sqlite:///:memory:").close());
		assertThat(output).contains("APPLICATION FAILED TO START",
				"The beans 'one' and 'two' say where the database 'reports' is.");
	}

	@Test
	void refusesAContainerThatTellsNoAddress(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(NoDatabase.class, NOWHERE).close());
		assertThat(output).contains("APPLICATION FAILED TO START",
				"The container 'container' is assigned to the database 'reports', and its type does not tell the address",
				"@Db(\"reports\")");
	}

	@Test
	void namesTheDetailsWhereNobodyAnswers(CapturedOutput output) {
		assertThatException().isThrownBy(
				() -> start(Absent.class, "app.db.url=sqlite:///:memory:", "spring.datasource.url=jdbc:h2:mem:other")
					.close());
		assertThat(output).contains("APPLICATION FAILED TO START", "cannot be reached")
			.doesNotContain("jdbc:h2:mem:other");
	}

	/**
	 * The container of the further database is found first, and is not taken for that of
	 * the default one.
	 */
	@Test
	@EnabledOnContainers
	void hasAContainerOfItsOwn() throws SQLException, IOException {
		try (TestDatabase database = TestDatabase.create(DatabaseType.SQLITE);
				SeveralDatabases databases = start(OneContainer.class, "app.db.url=" + database.url(), NOWHERE)) {
			assertThat(engine(databases, "databaseEngine").type()).isEqualTo(DatabaseType.SQLITE);
			assertThat(engine(databases, "reportsEngine").url().jdbcUrl())
				.isEqualTo(databases.context().getBean(PostgreSQLContainer.class).getJdbcUrl());
			databases.context().getBean(ReportRepository.class).save(new Report("there"));
			assertThat(databases.reports()).isOne();
		}
	}

	@Test
	@EnabledOnContainers
	void hasAContainerBesideThatOfTheDefaultDatabase() {
		try (SeveralDatabases databases = start(TwoContainers.class, "app.db.url=mysql://127.0.0.1:1/nowhere",
				NOWHERE)) {
			assertThat(engine(databases, "databaseEngine").url().jdbcUrl()).isEqualTo(Servers.main.getJdbcUrl());
			assertThat(engine(databases, "reportsEngine").url().jdbcUrl()).isEqualTo(Servers.reports.getJdbcUrl());
			databases.context().getBean(ReportRepository.class).save(new Report("there"));
			assertThat(databases.reports()).isOne();
			assertThat(databases.items()).isZero();
		}
	}

	@Test
	void refusesAContainerInAFieldOfATest() {
		EngineTestKit.engine("junit-jupiter")
			.selectors(DiscoverySelectors.selectClass(ContainerField.class))
			.execute()
			.allEvents()
			.failed()
			.assertThatEvents()
			.haveAtLeastOne(EventConditions.event(EventConditions.finishedWithFailure(
					TestExecutionResultConditions.rootCause(TestExecutionResultConditions.message((message) -> message
						.contains("The field 'ContainerField.container' is a container of the database "
								+ "'reports', and Spring Boot would give its address to the default one"))))));
	}

	private record Address(String name) implements JdbcConnectionDetails {

		@Override
		public String getUsername() {
			return "sa";
		}

		@Override
		public String getPassword() {
			return "";
		}

		@Override
		public String getJdbcUrl() {
			return "jdbc:h2:mem:" + this.name + ";DB_CLOSE_DELAY=0";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Details {

		@Bean
		@Db("reports")
		JdbcConnectionDetails details() {
			return new Address("named-connection");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Qualified {

		@Bean
		@Qualifier("reports")
		JdbcConnectionDetails details() {
			return new Address("named-connection");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Both {

		@Bean
		@Db("reports")
		JdbcConnectionDetails details() {
			return new Address("named-connection");
		}

		@Bean
		@Db("default")
		JdbcConnectionDetails others() {
			return new Address("default-connection");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Unknown {

		@Bean
		@Db("report")
		JdbcConnectionDetails details() {
			return new Address("named-connection");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Two {

		@Bean
		@Db("reports")
		JdbcConnectionDetails one() {
			return new Address("named-connection");
		}

		@Bean
		@Qualifier("reports")
		JdbcConnectionDetails two() {
			return new Address("named-connection");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Absent {

		@Bean
		@Db("reports")
		JdbcConnectionDetails details() {
			return new JdbcConnectionDetails() {

				@Override
				public String getUsername() {
					return "ada";
				}

				@Override
				public String getPassword() {
					return "secret";
				}

				@Override
				public String getJdbcUrl() {
					return "jdbc:postgresql://127.0.0.1:1/reports";
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customized {

		@Bean
		NamedDatabaseCustomizer statistics() {
			return (name, engine) -> {
				assertThat(name).isEqualTo("reports");
				engine.property("hibernate.generate_statistics", "true");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NoDatabase {

		@Bean
		@ServiceConnection("reports")
		GenericContainer<?> container() {
			return new GenericContainer<>("postgres:18");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OneContainer {

		@Bean
		@ServiceConnection
		@Db("reports")
		PostgreSQLContainer container() {
			return new PostgreSQLContainer("postgres:18");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportTestcontainers(Servers.class)
	static class TwoContainers {

	}

	interface Servers {

		@ServiceConnection("reports")
		PostgreSQLContainer reports = new PostgreSQLContainer("postgres:18");

		@ServiceConnection
		PostgreSQLContainer main = new PostgreSQLContainer("postgres:18");

	}

	@SpringBootTest(classes = SeveralDatabases.App.class,
			properties = { "app.db.url=sqlite:///:memory:", PACKAGES, NOWHERE })
	static class ContainerField {

		@ServiceConnection("reports")
		static final PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");

		@Test
		void isNotReached() {
			assertThat(container).isNull();
		}

	}

}
