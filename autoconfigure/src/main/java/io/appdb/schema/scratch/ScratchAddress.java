package io.appdb.schema.scratch;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.engine.DatabaseUrl;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * Where a server is and who may connect. Immutable.
 *
 * @param url the URL as the driver understands it
 * @param properties user name, password and further settings of the driver
 */
public record ScratchAddress(String url, Properties properties) {

	/**
	 * Takes the address from a data source.
	 */
	static ScratchAddress of(DataSource dataSource) {
		try {
			if (dataSource.isWrapperFor(HikariDataSource.class)) {
				return of(dataSource.unwrap(HikariDataSource.class));
			}
			if (dataSource.isWrapperFor(AbstractDriverBasedDataSource.class)) {
				return of(dataSource.unwrap(AbstractDriverBasedDataSource.class));
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The data source does not tell what it wraps: " + dataSource.getClass(),
					ex);
		}
		try {
			return of(JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getURL), null, null, null);
		}
		catch (MetaDataAccessException ex) {
			throw new IllegalStateException("The data source does not tell its URL: " + dataSource.getClass(), ex);
		}
	}

	private static ScratchAddress of(HikariDataSource pool) {
		String url = pool.getJdbcUrl();
		if (url == null) {
			throw new IllegalStateException("The pool '" + pool.getPoolName() + "' has no JDBC URL, so that nobody "
					+ "knows where scratch databases can be made: give it a URL in place of 'dataSourceClassName' "
					+ "or a data source of its own");
		}
		return of(url, pool.getDataSourceProperties(), pool.getUsername(), pool.getPassword());
	}

	private static ScratchAddress of(AbstractDriverBasedDataSource simple) {
		return of(Objects.requireNonNull(simple.getUrl(), "The data source has no URL"),
				simple.getConnectionProperties(), simple.getUsername(), simple.getPassword());
	}

	/**
	 * Takes the address from a URL with credentials.
	 */
	static ScratchAddress of(DatabaseUrl url) {
		return new ScratchAddress(url.jdbcUrl(), properties(url, null, null, null));
	}

	private static ScratchAddress of(String url, @Nullable Properties given, @Nullable String username,
			@Nullable String password) {
		return new ScratchAddress(url, properties(DatabaseUrl.parse(url), given, username, password));
	}

	/**
	 * Keeps what stands in the URL too: that of another database is made without it.
	 */
	private static Properties properties(DatabaseUrl url, @Nullable Properties given, @Nullable String username,
			@Nullable String password) {
		Properties properties = new Properties();
		put(properties, url.username(), url.password());
		if (given != null) {
			given.forEach((key, value) -> properties.setProperty(key.toString(), value.toString()));
		}
		put(properties, username, password);
		return properties;
	}

	private static void put(Properties properties, @Nullable String username, @Nullable String password) {
		if (username != null) {
			properties.setProperty("user", username);
		}
		if (password != null) {
			properties.setProperty("password", password);
		}
	}

	public String username() {
		return this.properties.getProperty("user", "");
	}

	public DataSource database(String name) {
		return at(DatabaseUrl.parse(this.url).withDatabase(name).jdbcUrl());
	}

	public DataSource at(String otherUrl) {
		return new DriverManagerDataSource(otherUrl, this.properties);
	}

	/**
	 * Shows no credentials.
	 */
	@Override
	public String toString() {
		return DatabaseUrl.parse(this.url).toString();
	}

}
