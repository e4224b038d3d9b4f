package io.appdb.autoconfigure;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of Spring Boot's slices: what they put in the place of the database stays, and
 * where they put nothing our database is used.
 */
@ContextConfiguration(classes = TestDatabaseReplacementTests.Application.class)
class TestDatabaseReplacementTests {

	@Nested
	@DataJpaTest(properties = { "app.db.url=postgresql://127.0.0.1:1/shop", "app.db.echo=sql" })
	class JpaSlice {

		@Test
		void usesTheEmbeddedDatabase(@Autowired DataSource dataSource) {
			assertThat(dataSource).isInstanceOf(EmbeddedDatabase.class).isNotInstanceOf(ProxyDataSource.class);
		}

	}

	@Nested
	@JdbcTest(properties = { "app.db.embedded=false", "app.db.startup-timeout=1" })
	class JdbcSliceWithoutAddress {

		@Test
		void usesTheEmbeddedDatabase(@Autowired DataSource dataSource) {
			assertThat(dataSource).isInstanceOf(EmbeddedDatabase.class);
		}

	}

	@Nested
	@JdbcTest(properties = { "app.db.url=jdbc:h2:mem:slice", "app.db.pool.size=2" })
	@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
	class JdbcSliceThatKeepsTheDatabase {

		@Test
		void usesOurDatabase(@Autowired HikariDataSource pool, @Autowired JdbcClient jdbc) {
			assertThat(pool.getMinimumIdle()).isEqualTo(2);
			assertThat(jdbc.sql("select database_path()").query().listOfRows()).hasSize(1);
			assertThat(pool.getJdbcUrl()).isEqualTo("jdbc:h2:mem:slice");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
