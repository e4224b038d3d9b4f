package io.appdb.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static io.appdb.test.QueryAssertions.assertThatQueries;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Data sources that an application brings itself.
 */
class RecordedDataSourcesTests {

	private static final String URL = "jdbc:h2:mem:recorded";

	private final RecordedDataSources processor = new RecordedDataSources();

	@Test
	void countsOnAPoolThatStaysTheBean() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(URL);
		try (pool) {
			assertThat(processed(pool)).isSameAs(pool);
			assertThat(processed(pool)).isSameAs(pool);
			assertCountsOne(pool);
		}
	}

	@Test
	void countsOnAPoolThatRuns() {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(URL);
		try (HikariDataSource pool = new HikariDataSource(config)) {
			DataSource bean = processed(pool);
			assertThat(bean).isInstanceOf(HikariDataSource.class);
			assertThat(((HikariDataSource) bean).getPoolName()).isEqualTo(pool.getPoolName());
			assertCountsOne(bean);
		}
	}

	@Test
	void countsOnceWhereOneStandsOnAnother() {
		DataSource inner = processed(new SimpleDriverDataSource(new org.h2.Driver(), URL));
		assertThat(inner).isInstanceOf(SimpleDriverDataSource.class);
		assertCountsOne(inner);
		assertCountsOne(processed(new DelegatingDataSource(inner)));
	}

	@Test
	void countsOnAClassThatCannotBeExtended() {
		DataSource dataSource = processed(new FinalDataSource());
		assertCountsOne(dataSource);
		assertThat(processed(dataSource)).isSameAs(dataSource);
	}

	@Test
	void leavesOtherBeansAlone() {
		String bean = "bean";
		assertThat(this.processor.postProcessAfterInitialization(bean, "bean")).isSameAs(bean);
	}

	private DataSource processed(DataSource dataSource) {
		return (DataSource) this.processor.postProcessAfterInitialization(dataSource, "dataSource");
	}

	private static void assertCountsOne(DataSource dataSource) {
		assertThatQueries(() -> new JdbcTemplate(dataSource).queryForList("SELECT 1")).hasCount(1);
	}

	/**
	 * Opens connections.
	 */
	private static final class FinalDataSource extends AbstractDataSource {

		@Override
		public Connection getConnection() throws SQLException {
			return DriverManager.getConnection(URL);
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return DriverManager.getConnection(URL, username, password);
		}

	}

}
