package io.appdb.engine;

import java.sql.Driver;
import java.time.Duration;
import java.util.Set;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.ClassUtils;

/**
 * From an address to a data source. Lives as long as an engine is built.
 *
 * @param url the address
 * @param username the user, which wins over the one in the address
 * @param password the password, which wins over the one in the address
 * @param echo what is logged of each statement
 */
record DataSourceAssembly(DatabaseUrl url, @Nullable String username, @Nullable String password, SqlEcho echo) {

	DataSource pool(PoolSettings settings, String poolName, Duration startupTimeout) {
		DataSource connecting = this.echo.wrap(driver());
		if (!settings.enabled()) {
			return connecting;
		}
		HikariDataSource configured = new HikariDataSource();
		configured.setDataSource(connecting);
		return Pools.of(configured, settings, poolName, Set.of(), startupTimeout);
	}

	private DataSource driver() {
		String driverClass = this.url.type().driverClassName();
		Class<?> type;
		try {
			type = ClassUtils.forName(driverClass, null);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw new IllegalArgumentException(
					"The driver " + driverClass + " of " + this.url + " is not on the class path: add its dependency",
					ex);
		}
		SimpleDriverDataSource connecting = new SimpleDriverDataSource((Driver) BeanUtils.instantiateClass(type),
				this.url.jdbcUrl());
		connecting.setUsername((this.username != null) ? this.username : this.url.username());
		connecting.setPassword((this.password != null) ? this.password : this.url.password());
		return connecting;
	}

	@Override
	public String toString() {
		return "data source of " + this.url;
	}

}
