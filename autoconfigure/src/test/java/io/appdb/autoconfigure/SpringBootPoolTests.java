package io.appdb.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of whose pool it is: Spring Boot's, unless {@code app.db} says where the database
 * is or anything of the pool.
 */
class SpringBootPoolTests {

	@ParameterizedTest
	@CsvSource({ "a=b, 10, 10", "spring.datasource.url=jdbc:h2:mem:pool, 10, 10",
			"spring.datasource.hikari.maximum-pool-size=4, 4, 4", "app.db.pool.size=3, 3, 23",
			"app.db.pool.max-overflow=2, 10, 12", "app.db.url=jdbc:h2:mem:pool, 10, 30",
			"app.db.schema.mode=none, 10, 10" })
	void isAsLargeAsWhoGivesTheAddressSays(String property, int idle, int maximum) {
		BothClassPaths.withStarter().withPropertyValues(property).run((context) -> assertSize(context, idle, maximum));
	}

	@ParameterizedTest
	@CsvSource({ "a=b, 10, 10", "app.db.pool.size=3, 3, 23" })
	void isSpringBootsBehindAServiceConnection(String property, int idle, int maximum) {
		ApplicationContextRunner service = BothClassPaths.withStarter()
			.withBean(JdbcConnectionDetails.class, ServiceDetails::new);
		service.withPropertyValues(property).run((context) -> assertSize(context, idle, maximum));
	}

	private static void assertSize(ApplicationContext context, int idle, int maximum) {
		HikariDataSource pool = context.getBean(HikariDataSource.class);
		assertThat(pool.getMaximumPoolSize()).isEqualTo(maximum);
		assertThat(pool.getMinimumIdle()).isEqualTo(idle);
	}

	/**
	 * What a container in a test would tell.
	 */
	static final class ServiceDetails implements JdbcConnectionDetails {

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
			return "jdbc:h2:mem:service";
		}

	}

}
