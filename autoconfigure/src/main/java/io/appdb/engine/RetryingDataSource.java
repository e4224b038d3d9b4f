package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Opens the connections of a pool, and tries again while the server is away. HikariCP
 * doubles its pause after each failed attempt, up to five seconds, whoever waits, so that
 * a server that is back would be found that much later. Here the pause is at most a
 * quarter of a second while a caller waits for a connection, and HikariCP sees the
 * attempt that succeeds. The first use of a pool, which is made by a caller itself, is
 * tried once. Shared by all threads; closed with its pool.
 */
final class RetryingDataSource extends DelegatingDataSource {

	private static final Logger LOGGER = LoggerFactory.getLogger(RetryingDataSource.class);

	private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

	private static final Duration LONGEST_PAUSE_OF_CALLERS = Duration.ofMillis(250);

	private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

	private final PooledDataSource pool;

	private final Supplier<DataSource> source;

	private volatile @Nullable SQLException failure;

	private volatile boolean pausing;

	private boolean closed;

	RetryingDataSource(PooledDataSource pool, Supplier<DataSource> source) {
		this.pool = pool;
		this.source = source;
	}

	/**
	 * Made at the first use of the pool, up to which its settings may be changed.
	 */
	@Override
	public DataSource getTargetDataSource() {
		return this.source.get();
	}

	@Override
	public Connection getConnection() throws SQLException {
		return open(super::getConnection);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return open(() -> super.getConnection(username, password));
	}

	/**
	 * New credentials end the attempts with the old ones.
	 */
	private Connection open(Attempt attempt) throws SQLException {
		Object credentials = this.pool.getCredentials();
		long warned = System.nanoTime();
		Duration pause = FIRST_PAUSE;
		while (true) {
			try {
				Connection connection = attempt.open();
				this.failure = null;
				return connection;
			}
			catch (SQLException ex) {
				this.failure = ex;
				if (!pause(pause) || credentials != this.pool.getCredentials()) {
					throw ex;
				}
				LOGGER.debug("{}: no connection could be opened, trying again", this.pool.getPoolName(), ex);
				if (System.nanoTime() - warned > BETWEEN_WARNINGS.toNanos()) {
					warned = System.nanoTime();
					LOGGER.warn("{}: no connection can be opened; trying again until one can", this.pool.getPoolName(),
							ex);
				}
			}
			pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
		}
	}

	/**
	 * Waits, unless the pool has not been started yet or is closed.
	 * @return whether to try again
	 */
	private synchronized boolean pause(Duration pause) {
		long start = System.nanoTime();
		this.pausing = true;
		try {
			while (!this.closed && this.pool.isRunning()) {
				Duration all = this.pool.isWaitedFor() ? shorter(pause, LONGEST_PAUSE_OF_CALLERS) : pause;
				long left = all.minusNanos(System.nanoTime() - start).toMillis();
				if (left <= 0) {
					return true;
				}
				wait(left);
			}
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.pausing = false;
		}
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	/**
	 * Tells that a caller may have to wait for a connection. Costs nothing while
	 * connections can be opened.
	 */
	void callerCame() {
		if (this.pausing) {
			synchronized (this) {
				notifyAll();
			}
		}
	}

	/**
	 * Adds to what a caller is told, who has waited in vain, the failure of the attempts
	 * that HikariCP has not seen.
	 */
	SQLTransientConnectionException explain(SQLTransientConnectionException timeout) {
		SQLException last = this.failure;
		return (last == null) ? timeout : new SQLTransientConnectionException(timeout.getMessage(), last.getSQLState(),
				last.getErrorCode(), last);
	}

	/**
	 * Ends the attempts.
	 */
	synchronized void close() {
		this.closed = true;
		notifyAll();
	}

	/**
	 * Opens a connection.
	 */
	@FunctionalInterface
	private interface Attempt {

		Connection open() throws SQLException;

	}

}
