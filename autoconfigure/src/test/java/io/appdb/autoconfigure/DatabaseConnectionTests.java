package io.appdb.autoconfigure;

import javax.sql.DataSource;

import io.appdb.settings.DatabaseProperties;
import org.assertj.core.util.Throwables;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of where the connection details come from, and which of them win.
 */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseConnectionTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DatabaseAutoConfiguration.class, DataSourceAutoConfiguration.class));

	@Test
	void readsAUrl() {
		this.contextRunner.withPropertyValues("app.db.url=postgresql+asyncpg://anna:s3cret@db.example:5433/shop")
			.run((context) -> assertDetails(context, "jdbc:postgresql://db.example:5433/shop", "anna", "s3cret",
					"org.postgresql.Driver"));
	}

	@Test
	void readsParts() {
		this.contextRunner
			.withPropertyValues("app.db.type=mariadb", "app.db.host=db.example", "app.db.name=shop",
					"app.db.username=anna", "app.db.password=s3cret", "app.db.params.connectTimeout=2000")
			.run((context) -> assertDetails(context, "jdbc:mariadb://db.example/shop?connectTimeout=2000", "anna",
					"s3cret", "org.mariadb.jdbc.Driver"));
	}

	@Test
	void prefersUserNameAndPasswordBesideTheUrl() {
		this.contextRunner
			.withPropertyValues("app.db.url=mysql://anna:old@db.example/shop", "app.db.username=berta",
					"app.db.password=new")
			.run((context) -> assertDetails(context, "jdbc:mysql://db.example/shop", "berta", "new",
					"com.mysql.cj.jdbc.Driver"));
	}

	@Test
	void addsParametersToTheUrl() {
		this.contextRunner
			.withPropertyValues("app.db.url=jdbc:postgresql://one.example,two.example/shop?ssl=false",
					"app.db.params.ApplicationName=a b&c")
			.run((context) -> assertThat(context.getBean(JdbcConnectionDetails.class).getJdbcUrl())
				.startsWith("jdbc:postgresql://one.example,two.example/shop?ssl=false&ApplicationName=a")
				.endsWith("b%26c"));
	}

	@Test
	void refusesAParameterThatTheUrlHasToo() {
		this.contextRunner
			.withPropertyValues("app.db.url=postgresql://db.example/shop?ssl=false", "app.db.params.ssl=true")
			.run((context) -> assertFailure(context,
					"'app.db.params' is at odds with 'app.db.url', which gives the parameter 'ssl' too"));
	}

	@Test
	void translatesTheCharacterSetForMySql() {
		this.contextRunner.withPropertyValues("app.db.url=mysql://db.example/shop", "app.db.charset=utf8mb4")
			.run((context) -> assertThat(context.getBean(JdbcConnectionDetails.class).getJdbcUrl())
				.isEqualTo("jdbc:mysql://db.example/shop?characterEncoding=UTF-8"));
	}

	@Test
	void tellsPostgresqlNoCharacterSet() {
		this.contextRunner.withPropertyValues("app.db.url=postgresql://db.example/shop", "app.db.charset=utf8")
			.run((context) -> assertThat(context.getBean(JdbcConnectionDetails.class).getJdbcUrl())
				.isEqualTo("jdbc:postgresql://db.example/shop"));
	}

	@Test
	void leavesSpringDatasourceWhereAllKeysAreBlank() {
		this.contextRunner
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:boot", "app.db.type=", "app.db.host=",
					"app.db.port=", "app.db.name=", "app.db.username=", "app.db.password=", "app.db.charset=")
			.run((context) -> assertThat(context.getBean(JdbcConnectionDetails.class).getJdbcUrl())
				.isEqualTo("jdbc:h2:mem:boot"));
	}

	@Test
	void takesADriverClassOfTheApplicationsChoice() {
		this.contextRunner
			.withPropertyValues("app.db.url=mysql://db.example/shop",
					"app.db.driver-class-name=org.mariadb.jdbc.Driver")
			.run((context) -> assertThat(context.getBean(JdbcConnectionDetails.class).getDriverClassName())
				.isEqualTo("org.mariadb.jdbc.Driver"));
	}

	@Test
	void yieldsToConnectionDetailsOfTheApplication() {
		this.contextRunner.withUserConfiguration(OwnConnectionDetails.class)
			.withPropertyValues("app.db.url=postgresql://db.example/shop")
			.run((context) -> assertThat(context.getBean(JdbcConnectionDetails.class).getJdbcUrl())
				.isEqualTo("jdbc:h2:mem:details"));
	}

	@Test
	void winsOverSpringDatasource() {
		this.contextRunner
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:boot", "app.db.url=postgresql://db.example/shop")
			.run((context) -> assertThat(context.getBean(JdbcConnectionDetails.class).getJdbcUrl())
				.isEqualTo("jdbc:postgresql://db.example/shop"));
	}

	@Test
	void leavesConnectingToSpringDatasource() {
		this.contextRunner.withPropertyValues("spring.datasource.url=jdbc:h2:mem:boot").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(DatabaseConnectionDetails.class);
			assertThat(context.getBean(JdbcConnectionDetails.class).getJdbcUrl()).isEqualTo("jdbc:h2:mem:boot");
		});
	}

	@Test
	void contributesNothingBesideADataSourceOfTheApplication() {
		this.contextRunner.withUserConfiguration(OwnDataSource.class)
			.withPropertyValues("app.db.url=postgresql://db.example/shop")
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(JdbcConnectionDetails.class);
				assertThat(context.getBean(DataSource.class)).isInstanceOf(JdbcDataSource.class);
			});
	}

	@Test
	void fallsBackToAnSqliteFileWithAWarning(CapturedOutput output) {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.h2")).run((context) -> {
			assertDetails(context, "jdbc:sqlite:./app.db", null, null, "io.appdb.sqlite.SqliteDriver");
			assertThat(output).contains("No database is configured: using the SQLite file ./app.db");
		});
	}

	@Test
	void leavesAnEmbeddedDatabaseToSpringBoot(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(DatabaseConnectionDetails.class);
			assertThat(context.getBean(JdbcConnectionDetails.class).getJdbcUrl()).startsWith("jdbc:h2:mem:");
			assertThat(output).doesNotContain("No database is configured");
		});
	}

	@Test
	void doesNotForgetCredentialsWithoutAddress() {
		this.contextRunner.withPropertyValues("app.db.username=anna")
			.run((context) -> assertFailure(context, "'app.db.username' is set but there is no address"));
	}

	@Test
	void failsWithoutAddressWhereNoFileIsWanted() {
		this.contextRunner.withPropertyValues("app.db.embedded=false")
			.run((context) -> assertFailure(context,
					"'app.db.embedded' is false and there is no other database: set 'app.db.url'"));
	}

	@Test
	void doesNotMissAnAddressThatNobodyNeeds() {
		this.contextRunner.withUserConfiguration(OwnDataSource.class)
			.withPropertyValues("app.db.embedded=false")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void refusesABlankUrl() {
		this.contextRunner.withPropertyValues("app.db.url= ")
			.run((context) -> assertFailure(context, "'app.db.url' is blank"));
	}

	@Test
	void refusesABlankUrlBesideSpringDatasource() {
		this.contextRunner.withPropertyValues("app.db.url=", "spring.datasource.url=jdbc:h2:mem:boot")
			.run((context) -> assertFailure(context, "'app.db.url' is blank"));
	}

	@Test
	void refusesAnUnknownScheme() {
		this.contextRunner.withPropertyValues("app.db.url=oracle://anna:s3cret@db.example/shop")
			.run((context) -> assertFailure(context, "'app.db.url' is unreadable"));
	}

	@Test
	void refusesPartsThatContradictTheUrl() {
		this.contextRunner.withPropertyValues("app.db.url=postgresql://db.example/shop", "app.db.port=5433")
			.run((context) -> assertFailure(context, "'app.db.port' is '5433' where 'app.db.url' says '5432'"));
	}

	@Test
	void acceptsPartsThatRepeatTheUrl() {
		this.contextRunner
			.withPropertyValues("app.db.url=postgresql://db.example/shop", "app.db.type=postgresql",
					"app.db.host=db.example", "app.db.port=5432", "app.db.name=shop")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void refusesPartsWithoutType() {
		this.contextRunner.withPropertyValues("app.db.host=db.example")
			.run((context) -> assertFailure(context, "'app.db.type' is missing beside 'app.db.host'"));
	}

	@Test
	void refusesAUserNameWithoutAddress() {
		this.contextRunner.withPropertyValues("app.db.username=anna")
			.run((context) -> assertFailure(context, "'app.db.username' is set but there is no address"));
	}

	@Test
	void refusesADriverClassThatIsMissing() {
		this.contextRunner
			.withPropertyValues("app.db.url=postgresql://db.example/shop",
					"app.db.driver-class-name=com.example.Driver")
			.run((context) -> assertFailure(context,
					"'app.db.driver-class-name' is 'com.example.Driver', which is not on the class path"));
	}

	@Test
	void namesTheLibraryOfAMissingDriver() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.h2"))
			.withPropertyValues("app.db.url=jdbc:h2:mem:shop")
			.run((context) -> assertFailure(context, "add the dependency com.h2database:h2"));
	}

	@Test
	void doesNothingWhenDisabled() {
		this.contextRunner
			.withPropertyValues("app.db.enabled=false", "app.db.url=postgresql://db.example/shop", "app.db.pool.size=0",
					"spring.datasource.url=jdbc:h2:mem:boot")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(DatabaseProperties.class)
				.doesNotHaveBean(DatabaseAutoConfiguration.class));
	}

	@Test
	void showsNoPasswordInTheTextOfTheDetails() {
		this.contextRunner.withPropertyValues("app.db.url=postgresql://anna:s3cret@db.example/shop").run((context) -> {
			assertThat(context.getBean(JdbcConnectionDetails.class).toString()).doesNotContain("s3cret");
			assertThat(context.getBean(DatabaseProperties.class).toString()).doesNotContain("s3cret");
		});
	}

	private static void assertDetails(AssertableApplicationContext context, String jdbcUrl, @Nullable String username,
			@Nullable String password, String driverClassName) {
		JdbcConnectionDetails details = context.getBean(JdbcConnectionDetails.class);
		assertThat(details.getJdbcUrl()).isEqualTo(jdbcUrl);
		assertThat(details.getUsername()).isEqualTo(username);
		assertThat(details.getPassword()).isEqualTo(password);
		assertThat(details.getDriverClassName()).isEqualTo(driverClassName);
	}

	private static void assertFailure(AssertableApplicationContext context, String message) {
		assertThat(context).hasFailed();
		assertThat(context.getStartupFailure()).hasStackTraceContaining(message)
			.satisfies((failure) -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("s3cret"));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnConnectionDetails {

		@Bean
		JdbcConnectionDetails ownDetails() {
			return new JdbcConnectionDetails() {

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
					return "jdbc:h2:mem:details";
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDataSource {

		@Bean
		DataSource applicationDataSource() {
			return new JdbcDataSource();
		}

	}

}
