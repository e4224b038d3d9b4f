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
 * @param driver the class of the driver, {@code null} for that of the address
 * @param echo what is logged of each statement
 */
record DataSourceAssembly(DatabaseUrl url, @Nullable String username, @Nullable String password,
		@Nullable String driver, SqlEcho echo) {

	DataSource pool(PoolSettings settings, String poolName, Duration startupTimeout, ReadRouting reads) {
		Class<?> driverClass = driverClass();
		if (!settings.enabled()) {
			return reads.around(DecoratedSource.of(this.echo.wrap(unpooled(driverClass))));
		}
		HikariDataSource configured = new HikariDataSource();
		configured.setDriverClassName(driverClass.getName());
		configured.setJdbcUrl(this.url.jdbcUrl());
		configured.setUsername(user());
		configured.setPassword(secret());
		return Pools.of(configured, settings, this.echo, poolName, Set.of(), startupTimeout, reads);
	}

	private DataSource unpooled(Class<?> driverClass) {
		SimpleDriverDataSource connecting = new SimpleDriverDataSource((Driver) BeanUtils.instantiateClass(driverClass),
				this.url.jdbcUrl());
		connecting.setUsername(user());
		connecting.setPassword(secret());
		return connecting;
	}

	private Class<?> driverClass() {
		String driverClass = (this.driver != null) ? this.driver : this.url.driverClassName();
		try {
			return ClassUtils.forName(driverClass, null);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw new IllegalArgumentException(
					"The driver " + driverClass + " of " + this.url + " is not on the class path: add its dependency",
					ex);
		}
	}

	private @Nullable String user() {
		return (this.username != null) ? this.username : this.url.username();
	}

	@Nullable String secret() {
		return (this.password != null) ? this.password : this.url.password();
	}

	@Override
	public String toString() {
		return "data source of " + this.url;
	}

}
