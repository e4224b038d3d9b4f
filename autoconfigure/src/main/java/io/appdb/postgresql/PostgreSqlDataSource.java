package io.appdb.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.util.DriverDataSource;
import io.appdb.engine.DriverWrapper;
import io.appdb.engine.TakenConnection;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Opens connections to PostgreSQL for a pool. The driver would wait for ever for a server
 * that takes a connection and says nothing, and with it the pool's one thread that opens
 * connections; here it waits as long as a caller of the pool. Shared by all threads;
 * nothing has to be closed.
 */
final class PostgreSqlDataSource extends DelegatingDataSource {

	private static final String PREFIX = "jdbc:postgresql:";

	private static final String TIMEOUT = "socketTimeout";

	private PostgreSqlDataSource(HikariConfig config, Properties properties) {
		super(new DriverDataSource(config.getJdbcUrl(), config.getDriverClassName(), properties, config.getUsername(),
				config.getPassword()));
	}

	/**
	 * Tells whether a pool opens connections to PostgreSQL and says nothing itself about
	 * the time that this takes.
	 */
	private static boolean isWanted(HikariConfig config) {
		String url = config.getJdbcUrl();
		return url != null && DriverWrapper.read(url).url().startsWith(PREFIX) && !isSaid(config, TIMEOUT)
				&& !isSaid(config, "loginTimeout");
	}

	private static boolean isSaid(HikariConfig config, String parameter) {
		return config.getJdbcUrl().contains(parameter + "=") || config.getDataSourceProperties().containsKey(parameter);
	}

	static @Nullable DataSource open(HikariConfig config) {
		return isWanted(config) ? of(config) : null;
	}

	private static PostgreSqlDataSource of(HikariConfig config) {
		Properties properties = new Properties();
		properties.putAll(config.getDataSourceProperties());
		long seconds = Duration.ofMillis(config.getConnectionTimeout() + 999).toSeconds();
		properties.setProperty(TIMEOUT, String.valueOf(Math.min(Integer.MAX_VALUE / 1000, seconds)));
		return new PostgreSqlDataSource(config, properties);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return TakenConnection.prepare(super.getConnection(), PostgreSqlDataSource::patient);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return TakenConnection.prepare(super.getConnection(username, password), PostgreSqlDataSource::patient);
	}

	/**
	 * Statements take as long as they take.
	 */
	private static Connection patient(Connection connection) throws SQLException {
		connection.setNetworkTimeout(Runnable::run, 0);
		return connection;
	}

}
