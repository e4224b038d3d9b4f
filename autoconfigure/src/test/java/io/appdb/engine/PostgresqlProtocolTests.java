package io.appdb.engine;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

import io.appdb.mysql.MariaDbBehindMySql;
import org.hibernate.FlushMode;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.dialect.internal.StandardDialectResolver;
import org.hibernate.engine.jdbc.dialect.spi.DatabaseMetaDataDialectResolutionInfoAdapter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Databases that speak PostgreSQL's protocol get the dialect that Hibernate has for them:
 * no dialect is set here, and no resolver of ours comes before Hibernate's.
 */
class PostgresqlProtocolTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			cockroachdb://h:26257/db|CockroachDB CCL v25.2.1 (x86_64-pc-linux-gnu)|CockroachDialect
			yugabytedb://h:5433/db|PostgreSQL 15.12-YB-2025.1.0.0-b0 on x86_64-pc-linux-gnu|PostgreSQLDialect
			postgresql://h/db|PostgreSQL 18.1 on x86_64-pc-linux-gnu|PostgreSQLDialect
			""")
	void getTheirOwnDialect(String url, String version, String expected) throws Exception {
		DatabaseUrl address = DatabaseUrl.parse(url);
		assertThat(address.driverClassName()).isEqualTo("org.postgresql.Driver");
		Map<String, Object> settings = new HashMap<>();
		OrmSettings.apply(settings, address, new DriverManagerDataSource(), FlushMode.AUTO, ReadRouting.PRIMARY);
		assertThat(settings).doesNotContainKey(JdbcSettings.DIALECT);
		Versions.version = version;
		try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
				Statement statement = connection.createStatement()) {
			statement.execute("create alias version for '" + Versions.class.getName() + ".version'");
			DatabaseMetaData metaData = connection.getMetaData();
			DatabaseMetaData postgresql = (DatabaseMetaData) Proxy.newProxyInstance(getClass().getClassLoader(),
					new Class<?>[] { DatabaseMetaData.class }, (proxy, method, arguments) -> switch (method.getName()) {
						case "getDatabaseProductName" -> "PostgreSQL";
						case "getDatabaseMajorVersion" -> 15;
						default -> method.invoke(metaData, arguments);
					});
			DatabaseMetaDataDialectResolutionInfoAdapter info = new DatabaseMetaDataDialectResolutionInfoAdapter(
					postgresql);
			assertThat(new MariaDbBehindMySql().resolveDialect(info)).isNull();
			Dialect dialect = new StandardDialectResolver().resolveDialect(info);
			assertThat(dialect.getClass().getSimpleName()).isEqualTo(expected);
		}
	}

	/**
	 * What the server says of itself.
	 */
	public static final class Versions {

		private static String version = "";

		private Versions() {
		}

		public static String version() {
			return version;
		}

	}

}
