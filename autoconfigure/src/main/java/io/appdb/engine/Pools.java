package io.appdb.engine;

import java.time.Duration;
import java.util.Set;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.boot.jdbc.DataSourceUnwrapper;

/**
 * Makes pools. Stateless; the caller owns what it gets and closes it.
 */
public final class Pools {

	private Pools() {
	}

	/**
	 * Makes a pool out of a configured one that has not been used yet.
	 * @param configured address, credentials and whatever else was set; left alone
	 * @param settings how to pool
	 * @param echo what is logged of each statement, below the pool, so that its tests and
	 * the connections' own settings stay what they are
	 * @param poolName the name in logs and errors, like {@code db[default]}
	 * @param explicit HikariCP's properties, in camel case or with dashes, that the
	 * application has set itself; they win over the settings
	 * @param startupTimeout how long the first use keeps trying to reach the database
	 * @param reads where what only reads goes
	 * @return the pool, which connects at its first use
	 */
	public static HikariDataSource of(HikariDataSource configured, PoolSettings settings, SqlEcho echo, String poolName,
			Set<String> explicit, Duration startupTimeout, ReadRouting reads) {
		PooledDataSource pool = new PooledDataSource(settings);
		configured.copyStateTo(pool);
		new PoolConfigurer(pool, explicit).apply(settings, poolName, startupTimeout);
		pool.chooseSource(echo, reads);
		return pool;
	}

	/**
	 * Makes a pool out of a configured one that has not been used yet, with its size and
	 * all its other settings as they are.
	 * @param configured address, credentials and whatever else was set; left alone
	 * @param echo what is logged of each statement
	 * @param reads where what only reads goes
	 * @return the pool, which connects at its first use
	 */
	public static HikariDataSource asConfigured(HikariDataSource configured, SqlEcho echo, ReadRouting reads) {
		PooledDataSource pool = new PooledDataSource(PoolSettings.defaults());
		configured.copyStateTo(pool);
		pool.chooseSource(echo, reads);
		return pool;
	}

	/**
	 * Tells how many connections a data source may have at once.
	 * @param dataSource the data source
	 * @return the maximum of its pool, or the default one where there is no pool
	 */
	public static int limit(DataSource dataSource) {
		HikariDataSource pool = DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class,
				HikariDataSource.class);
		return (pool != null) ? pool.getMaximumPoolSize() : PoolSettings.defaults().maximumSize();
	}

}
