package io.appdb.autoconfigure;

import io.appdb.migration.Migrations;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests of when Flyway, which the starter brings, runs.
 */
class UnusedFlywayTests {

	private final ApplicationContextRunner starter = BothClassPaths.withStarter();

	@Test
	void staysOffWhereNobodyAsksForIt() {
		this.starter.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Flyway.class));
	}

	@Test
	void isThereForTheFirstMigration() {
		this.starter.run((context) -> {
			assertThat(context.getBean(Migrations.class).history()).isEmpty();
			assertThat(context.getBean(Migrations.class).current()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.flyway.enabled=true", "spring.flyway.locations=classpath:drop-in/none",
			"spring.flyway.baseline-on-migrate=true", "app.db.schema.mode=migrate" })
	void isOnWhereAKeyAsksForIt(String property) {
		this.starter.withPropertyValues(property).run((context) -> assertThat(context).hasSingleBean(Flyway.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { Callback.class, FlywayConfigurationCustomizer.class, FlywayMigrationStrategy.class })
	<T> void isOnWhereABeanIsForIt(Class<T> type) {
		this.starter.withBean(type, () -> mock(type)).run((context) -> {
			assertThat(context.getBeanFactory().containsBeanDefinition("flyway")).isTrue();
			assertThat(context.getBeanFactory().containsBeanDefinition("databaseUnusedFlyway")).isFalse();
		});
	}

	@Test
	void isOnWhereAMigrationIsABean() {
		this.starter.withBean(V1__Nothing.class)
			.run((context) -> assertThat(context.getBean(Migrations.class).current()).contains("1"));
	}

	@Test
	void isOffWithTheLibraryToo() {
		String url = "spring.datasource.url=jdbc:h2:mem:switched-off;DB_CLOSE_DELAY=-1";
		this.starter.withPropertyValues(url, "app.db.schema.mode=create")
			.run((context) -> assertThat(context).hasNotFailed());
		this.starter.withPropertyValues(url, "app.db.enabled=false", "spring.jpa.hibernate.ddl-auto=none")
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(Flyway.class);
				assertThat(
						context.getBean(JdbcClient.class).sql("select count(*) from probe").query(Long.class).single())
					.isZero();
			});
	}

	/**
	 * A migration that changes nothing.
	 */
	static final class V1__Nothing extends BaseJavaMigration {

		@Override
		public void migrate(Context context) {
		}

	}

}
