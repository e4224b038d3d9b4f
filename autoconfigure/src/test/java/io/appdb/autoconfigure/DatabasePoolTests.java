package io.appdb.autoconfigure;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the pool that the settings make of Spring Boot's data source, and of the echo
 * below it.
 */
@ExtendWith(OutputCaptureExtension.class)
class DatabasePoolTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withInitializer((context) -> DatabaseEnvironmentPostProcessor.apply(context.getEnvironment()))
		.withConfiguration(AutoConfigurations.of(DatabaseAutoConfiguration.class, DataSourceAutoConfiguration.class));

	private final ApplicationContextRunner h2 = this.contextRunner.withPropertyValues("app.db.url=jdbc:h2:mem:pool");

	@Test
	void hasTheDocumentedDefaults() {
		this.h2.run((context) -> {
			HikariDataSource pool = context.getBean(HikariDataSource.class);
			assertThat(pool.getPoolName()).isEqualTo("db[default]");
			assertThat(pool.getMinimumIdle()).isEqualTo(10);
			assertThat(pool.getMaximumPoolSize()).isEqualTo(30);
			assertThat(pool.getConnectionTimeout()).isEqualTo(30_000);
			assertThat(pool.getMaxLifetime()).isEqualTo(1_800_000);
		});
	}

	@Test
	void takesTheSettings() {
		this.h2
			.withPropertyValues("app.db.pool.size=3", "app.db.pool.max-overflow=4", "app.db.pool.idle-timeout=20",
					"app.db.pool.timeout=5", "app.db.pool.recycle=90")
			.run((context) -> {
				HikariDataSource pool = context.getBean(HikariDataSource.class);
				assertThat(pool.getMinimumIdle()).isEqualTo(3);
				assertThat(pool.getMaximumPoolSize()).isEqualTo(7);
				assertThat(pool.getIdleTimeout()).isEqualTo(20_000);
				assertThat(pool.getConnectionTimeout()).isEqualTo(5_000);
				assertThat(pool.getMaxLifetime()).isEqualTo(90_000);
			});
	}

	@Test
	void letsSpringBootsOwnKeysWin() {
		this.h2
			.withPropertyValues("spring.datasource.hikari.maximum-pool-size=12",
					"spring.datasource.hikari.connectionTimeout=7000", "spring.datasource.hikari.pool-name=mine",
					"app.db.pool.size=3", "app.db.pool.timeout=5", "app.db.pool.recycle=90")
			.run((context) -> {
				HikariDataSource pool = context.getBean(HikariDataSource.class);
				assertThat(pool.getMaximumPoolSize()).isEqualTo(12);
				assertThat(pool.getConnectionTimeout()).isEqualTo(7_000);
				assertThat(pool.getPoolName()).isEqualTo("mine");
				assertThat(pool.getMinimumIdle()).isEqualTo(3);
				assertThat(pool.getMaxLifetime()).isEqualTo(90_000);
			});
	}

	@Test
	void appliesWhereConnectingIsSpringBoots() {
		this.contextRunner
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:boot", "spring.datasource.name=named",
					"app.db.pool.size=3", "app.db.pool.max-overflow=0")
			.run((context) -> {
				HikariDataSource pool = context.getBean(HikariDataSource.class);
				assertThat(pool.getJdbcUrl()).isEqualTo("jdbc:h2:mem:boot");
				assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
				assertThat(pool.getPoolName()).isEqualTo("named");
			});
	}

	@Test
	void closesThePoolWithTheContext() {
		List<HikariDataSource> used = new ArrayList<>();
		this.h2.run((context) -> {
			HikariDataSource pool = context.getBean(HikariDataSource.class);
			try (Connection connection = pool.getConnection()) {
				assertThat(connection.isValid(1)).isTrue();
			}
			assertThat(pool.isClosed()).isFalse();
			used.add(pool);
		});
		assertThat(used).singleElement().matches(HikariDataSource::isClosed);
	}

	@Test
	void leavesADataSourceOfTheApplicationAlone() {
		this.contextRunner.withUserConfiguration(OwnPool.class)
			.withPropertyValues("app.db.pool.size=3", "app.db.echo=sql")
			.run((context) -> {
				HikariDataSource pool = context.getBean(HikariDataSource.class);
				assertThat(pool.getClass()).isEqualTo(HikariDataSource.class);
				assertThat(pool.getMaximumPoolSize()).isEqualTo(2);
				assertThat(pool.getDataSource()).isNull();
			});
	}

	@Test
	void opensAConnectionPerUseWithoutPool() {
		this.h2.withPropertyValues("app.db.pool.enabled=false").run((context) -> {
			assertThat(context.getBean(DataSource.class)).isExactlyInstanceOf(SimpleDriverDataSource.class);
			assertThat(context).doesNotHaveBean(HikariDataSource.class);
			assertThat(answer(context.getBean(DataSource.class))).isEqualTo(42);
		});
	}

	@Test
	void wrapsNothingWhenEchoIsOff(CapturedOutput output) {
		this.h2.run((context) -> {
			HikariDataSource pool = context.getBean(HikariDataSource.class);
			assertThat(pool.getDataSource()).isNull();
			assertThat(answer(pool)).isEqualTo(42);
			assertThat(output).doesNotContain("io.appdb.sql");
		});
	}

	@Test
	void echoesStatementsWithoutTheirValues(CapturedOutput output) {
		this.h2.withPropertyValues("app.db.echo=sql").run((context) -> {
			assertThat(answer(context.getBean(DataSource.class))).isEqualTo(42);
			assertThat(output).contains("io.appdb.sql - select 40 + ?").doesNotContain("[2]");
		});
	}

	@Test
	void echoesStatementsWithTheirValues(CapturedOutput output) {
		this.h2.withPropertyValues("app.db.echo=bind").run((context) -> {
			assertThat(answer(context.getBean(DataSource.class))).isEqualTo(42);
			assertThat(output).contains("io.appdb.sql - select 40 + ? [2]");
		});
	}

	@Test
	void echoesWithoutPool(CapturedOutput output) {
		this.h2.withPropertyValues("app.db.echo=bind", "app.db.pool.enabled=false").run((context) -> {
			assertThat(context.getBean(DataSource.class)).isInstanceOf(ProxyDataSource.class);
			assertThat(answer(context.getBean(DataSource.class))).isEqualTo(42);
			assertThat(output).contains("io.appdb.sql - select 40 + ? [2]");
		});
	}

	@Test
	void echoesOnSqlite(CapturedOutput output) {
		this.contextRunner.withPropertyValues("app.db.url=sqlite:///:memory:", "app.db.echo=sql").run((context) -> {
			assertThat(answer(context.getBean(DataSource.class))).isEqualTo(42);
			assertThat(output).contains("io.appdb.sql - select 40 + ?");
		});
	}

	@Test
	void echoesBesideThePoolsOwnLog(CapturedOutput output) {
		this.h2.withPropertyValues("app.db.echo=sql", "app.db.pool.echo=true").run((context) -> {
			assertThat(answer(context.getBean(DataSource.class))).isEqualTo(42);
			assertThat(output).contains("io.appdb.sql - select 40 + ?").contains("io.appdb.pool");
		});
	}

	@Test
	void givesEchoTheCredentials(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues("app.db.url=jdbc:h2:mem:credentials", "app.db.username=anna", "app.db.password=s3cret",
					"app.db.echo=bind")
			.run((context) -> {
				String user = JdbcClient.create(context.getBean(DataSource.class))
					.sql("select current_user")
					.query(String.class)
					.single();
				assertThat(user).isEqualTo("ANNA");
				assertThat(output).doesNotContain("s3cret");
			});
	}

	private static int answer(DataSource dataSource) {
		return JdbcClient.create(dataSource).sql("select 40 + ?").param(2).query(Integer.class).single();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnPool {

		@Bean
		HikariDataSource dataSource() {
			HikariDataSource pool = new HikariDataSource();
			pool.setJdbcUrl("jdbc:h2:mem:own");
			pool.setMaximumPoolSize(2);
			return pool;
		}

	}

}
