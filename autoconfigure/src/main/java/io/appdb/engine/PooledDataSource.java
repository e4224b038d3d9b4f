package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.util.DriverDataSource;
import io.appdb.error.PoolState;
import io.appdb.error.PoolTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * HikariCP's pool that limits waiting callers, tells an exhausted pool from a database
 * that is away, and can log its connections. Shared by all threads; closed by its owner.
 */
final class PooledDataSource extends HikariDataSource {

	private final int maxWaiting;

	private final AtomicInteger callers = new AtomicInteger();

	private final @Nullable PoolEcho echo;

	PooledDataSource(PoolSettings settings) {
		this.maxWaiting = settings.maxWaiting();
		this.echo = settings.echo() ? new PoolEcho(this::getPoolName) : null;
	}

	@Override
	public Connection getConnection() throws SQLException {
		long start = System.nanoTime();
		int inside = this.callers.incrementAndGet();
		try {
			HikariPoolMXBean pool = getHikariPoolMXBean();
			if (this.maxWaiting > 0 && inside > this.maxWaiting && pool != null && isExhausted(pool)) {
				throw new PoolTimeoutException(
						"%s: %d callers wait for a connection already, as many as 'app.db.pool.max-waiting' allows; %s"
							.formatted(getPoolName(), this.maxWaiting, wayOut()),
						state(pool, start), null);
			}
			Connection connection = super.getConnection();
			return (this.echo != null) ? this.echo.taken(connection) : connection;
		}
		catch (PoolTimeoutException ex) {
			throw ex;
		}
		catch (SQLTransientConnectionException ex) {
			throw exhaustedOr(ex, start);
		}
		finally {
			this.callers.decrementAndGet();
		}
	}

	/**
	 * HikariCP reports both with one exception. It is exhausted when all connections it
	 * may have are there and in use, or when no attempt to open one failed.
	 */
	private SQLException exhaustedOr(SQLTransientConnectionException failure, long start) {
		HikariPoolMXBean pool = getHikariPoolMXBean();
		if (pool == null || (failure.getCause() != null && !isExhausted(pool))) {
			return failure;
		}
		return new PoolTimeoutException("%s: no connection became free in time; %s".formatted(getPoolName(), wayOut()),
				state(pool, start), failure);
	}

	private boolean isExhausted(HikariPoolMXBean pool) {
		return pool.getIdleConnections() == 0 && pool.getTotalConnections() >= getMaximumPoolSize();
	}

	private PoolState state(HikariPoolMXBean pool, long start) {
		return new PoolState(getMaximumPoolSize(), pool.getActiveConnections(), pool.getIdleConnections(),
				this.callers.get(), Duration.ofNanos(System.nanoTime() - start));
	}

	private static String wayOut() {
		return "hold connections for a shorter time, or raise 'app.db.pool.size' or 'app.db.pool.max-overflow'";
	}

	/**
	 * Makes the pool open its connections through the log, when there is one.
	 */
	void logOpening() {
		if (this.echo == null || (getDataSource() == null && getJdbcUrl() == null)) {
			return;
		}
		DataSource source = getDataSource();
		if (source == null) {
			source = new DriverDataSource(getJdbcUrl(), getDriverClassName(), getDataSourceProperties(), getUsername(),
					getPassword());
		}
		setDataSource(this.echo.opening(source));
	}

}
