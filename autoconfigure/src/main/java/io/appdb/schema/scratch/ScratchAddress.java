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
record ScratchAddress(String url, Properties properties) {

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
			return new ScratchAddress(JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getURL),
					new Properties());
		}
		catch (MetaDataAccessException ex) {
			throw new IllegalStateException("The data source does not tell its URL: " + dataSource.getClass(), ex);
		}
	}

	private static ScratchAddress of(HikariDataSource pool) {
		return new ScratchAddress(pool.getJdbcUrl(),
				properties(pool.getDataSourceProperties(), pool.getUsername(), pool.getPassword()));
	}

	private static ScratchAddress of(AbstractDriverBasedDataSource simple) {
		return new ScratchAddress(Objects.requireNonNull(simple.getUrl(), "The data source has no URL"),
				properties(simple.getConnectionProperties(), simple.getUsername(), simple.getPassword()));
	}

	/**
	 * Takes the address from a URL with credentials.
	 */
	static ScratchAddress of(DatabaseUrl url) {
		return new ScratchAddress(url.jdbcUrl(), properties(null, url.username(), url.password()));
	}

	private static Properties properties(@Nullable Properties given, @Nullable String username,
			@Nullable String password) {
		Properties properties = new Properties();
		if (given != null) {
			given.forEach((key, value) -> properties.setProperty(key.toString(), value.toString()));
		}
		if (username != null) {
			properties.setProperty("user", username);
		}
		if (password != null) {
			properties.setProperty("password", password);
		}
		return properties;
	}

	String username() {
		return this.properties.getProperty("user", "");
	}

	DataSource database(String name) {
		return at(DatabaseUrl.parse(this.url).withDatabase(name).jdbcUrl());
	}

	DataSource at(String otherUrl) {
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
