package io.appdb.migration;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.appdb.database.KnownDatabases;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lends connections that are prepared for migrations as their database needs it. Belongs
 * to a Flyway; threads may share it, but not its connections.
 */
public final class MigrationConnections extends DelegatingDataSource {

	private MigrationConnections(DataSource dataSource) {
		super(dataSource);
	}

	/**
	 * Wraps a data source; one that is wrapped stays as it is.
	 * @param dataSource where connections come from
	 * @return the data source to migrate with
	 */
	public static DataSource over(DataSource dataSource) {
		return (dataSource instanceof MigrationConnections) ? dataSource : new MigrationConnections(dataSource);
	}

	/**
	 * Changes the data source of a configuration, if it has one.
	 * @param configuration a configuration that no Flyway was made of yet
	 */
	public static void configure(FluentConfiguration configuration) {
		DataSource dataSource = configuration.getDataSource();
		if (dataSource != null) {
			configuration.dataSource(over(dataSource));
		}
	}

	static Configuration in(Configuration configuration) {
		DataSource dataSource = configuration.getDataSource();
		return (dataSource == null || dataSource instanceof MigrationConnections) ? configuration
				: Flyway.configure(configuration.getClassLoader())
					.configuration(configuration)
					.dataSource(over(dataSource));
	}

	@Override
	public Connection getConnection() throws SQLException {
		return prepared(super.getConnection());
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return prepared(super.getConnection(username, password));
	}

	private static Connection prepared(Connection connection) throws SQLException {
		try {
			MigrationDialect dialect = KnownDatabases
				.partByProduct(MigrationDialect.class, connection.getMetaData().getDatabaseProductName())
				.orElse(null);
			return (dialect != null) ? dialect.prepare(connection) : connection;
		}
		catch (SQLException | RuntimeException | Error ex) {
			try (connection) {
				throw ex;
			}
		}
	}

}
