package io.appdb.autoconfigure;

import java.sql.DatabaseMetaData;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.engine.DatabaseUrl;

import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * Finds out where a data source leads, whoever built it.
 */
final class DataSourceUrl {

	private DataSourceUrl() {
	}

	static DatabaseUrl of(DataSource dataSource) {
		if (dataSource instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
			return DatabaseUrl.parse(pool.getJdbcUrl());
		}
		try {
			return DatabaseUrl.parse(JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getURL));
		}
		catch (MetaDataAccessException ex) {
			throw new IllegalStateException("The data source does not tell its URL: " + dataSource.getClass(), ex);
		}
	}

}
