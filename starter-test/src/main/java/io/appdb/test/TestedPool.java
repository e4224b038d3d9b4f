package io.appdb.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.jspecify.annotations.Nullable;

/**
 * The pool of an application under test, whose database is exchanged below it. Another
 * data source than HikariCP's has nothing to let go of. Owned by its
 * {@link TestedApplication}; one thread at a time.
 */
final class TestedPool {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final DataSource dataSource;

	TestedPool(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	void letGoOfConnections() {
		HikariDataSource source = hikari();
		HikariPoolMXBean pool = (source != null) ? source.getHikariPoolMXBean() : null;
		if (pool != null) {
			pool.softEvictConnections();
		}
	}

	/**
	 * Keeps the pool from opening more connections than the tests use each time it has
	 * lost them all: opening ten takes the server longer than the exchange of databases.
	 */
	void keepFewConnections() {
		HikariDataSource pool = hikari();
		if (pool != null) {
			pool.setMinimumIdle(Math.min(pool.getMinimumIdle(), 1));
		}
	}

	private @Nullable HikariDataSource hikari() {
		try {
			return this.dataSource.isWrapperFor(HikariDataSource.class) ? this.dataSource.unwrap(HikariDataSource.class)
					: null;
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The pool cannot be reached", ex);
		}
	}

	/**
	 * Waits until the pool has got over the loss of its connections.
	 * @throws SQLException if it has not within ten seconds
	 */
	void awaitConnection() throws SQLException {
		long end = System.nanoTime() + TIMEOUT.toNanos();
		while (true) {
			try (Connection connection = this.dataSource.getConnection()) {
				if (connection.isValid(1) || System.nanoTime() > end) {
					return;
				}
			}
			catch (SQLException ex) {
				if (System.nanoTime() > end) {
					throw ex;
				}
			}
		}
	}

}
