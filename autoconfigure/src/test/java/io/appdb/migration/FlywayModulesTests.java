package io.appdb.migration;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is said when Flyway does not know a database, as Flyway itself reports it.
 */
class FlywayModulesTests {

	@ParameterizedTest
	@CsvSource({ "HSQL Database Engine, org.flywaydb:flyway-database-hsqldb",
			"Apache Derby, org.flywaydb:flyway-database-derby", "Oracle, org.flywaydb:flyway-database-oracle",
			"Microsoft SQL Server, org.flywaydb:flyway-sqlserver", "DB2/LINUXX8664, org.flywaydb:flyway-database-db2",
			"Caché, Flyway's module for this database" })
	void namesTheModuleThatIsMissing(String product, String named) {
		Flyway flyway = Flyway.configure().loggers("slf4j").dataSource(new Renamed(product)).load();
		assertThatExceptionOfType(FlywayException.class).isThrownBy(flyway::migrate)
			.satisfies((ex) -> assertThat(FlywayModules.remedy(ex)).contains(named));
		assertThatExceptionOfType(InvalidMigrationException.class)
			.isThrownBy(() -> Failures.translated(flyway::migrate))
			.withMessageContaining("Unsupported Database: " + product)
			.withMessageContaining(named);
	}

	@Test
	void saysNothingOfOtherFailures() {
		assertThat(FlywayModules.remedy(new FlywayException("Validate failed"))).isNull();
	}

	/**
	 * H2 under another name.
	 */
	private static final class Renamed extends DelegatingDataSource {

		private final String product;

		Renamed(String product) {
			super(new DriverManagerDataSource("jdbc:h2:mem:"));
			this.product = product;
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			DatabaseMetaData metaData = connection.getMetaData();
			DatabaseMetaData renamed = (DatabaseMetaData) Proxy.newProxyInstance(getClass().getClassLoader(),
					new Class<?>[] { DatabaseMetaData.class }, (proxy, method, arguments) -> switch (method.getName()) {
						case "getDatabaseProductName" -> this.product;
						case "getURL" -> "jdbc:renamed:x";
						default -> method.invoke(metaData, arguments);
					});
			return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
					(proxy, method, arguments) -> method.getName().equals("getMetaData") ? renamed
							: method.invoke(connection, arguments));
		}

	}

}
