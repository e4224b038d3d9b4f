package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.util.DriverDataSource;
import io.appdb.database.KnownDatabases;
import io.appdb.error.PoolState;
import io.appdb.error.PoolTimeoutException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * HikariCP's pool that limits waiting callers, tells an exhausted pool from a database
 * that is away, and can log its connections. Shared by all threads; closed by its owner.
 */
final class PooledDataSource extends HikariDataSource {

	private final int maxWaiting;

	private final AtomicInteger callers = new AtomicInteger();

	private final @Nullable PoolEcho echo;

	private volatile @Nullable RetryingDataSource retrying;

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
							.formatted(getPoolName(), this.maxWaiting, remedy()),
						state(pool, start), null);
			}
			RetryingDataSource opening = this.retrying;
			if (opening != null) {
				opening.callerCame();
			}
			Connection connection = super.getConnection();
			return (this.echo != null) ? TakenConnection.prepare(connection, this.echo::taken) : connection;
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
	 * may have are there, or when some are in use and no attempt to open another failed.
	 */
	private SQLException exhaustedOr(SQLTransientConnectionException failure, long start) {
		HikariPoolMXBean pool = getHikariPoolMXBean();
		if (pool == null) {
			return failure;
		}
		boolean full = pool.getTotalConnections() >= getMaximumPoolSize();
		RetryingDataSource opening = this.retrying;
		SQLTransientConnectionException explained = (opening != null) ? opening.explain(failure) : failure;
		if (!full && (explained.getCause() != null || pool.getActiveConnections() == 0)) {
			return explained;
		}
		return new PoolTimeoutException("%s: no connection became free in time; %s".formatted(getPoolName(), remedy()),
				state(pool, start), failure);
	}

	/**
	 * Whether a caller is here who has no connection yet.
	 */
	boolean isWaitedFor() {
		return this.callers.get() > 0;
	}

	private boolean isExhausted(HikariPoolMXBean pool) {
		return pool.getIdleConnections() == 0 && pool.getTotalConnections() >= getMaximumPoolSize();
	}

	private PoolState state(HikariPoolMXBean pool, long start) {
		return new PoolState(getMaximumPoolSize(), pool.getActiveConnections(), pool.getIdleConnections(),
				this.callers.get(), Duration.ofNanos(System.nanoTime() - start));
	}

	private static String remedy() {
		return "hold connections for a shorter time, or raise 'app.db.pool.size' or 'app.db.pool.max-overflow'";
	}

	/**
	 * Decides where connections come from: from HikariCP's own choice, unless the
	 * database opens them its own way, or a server may be away, or they or their
	 * statements are to be logged or listened to.
	 */
	void chooseSource(SqlEcho statements, ReadRouting reads) {
		setExceptionOverride(new FailedStatements(this, getExceptionOverride(), reads.isPrimary()));
		DataSource source = getDataSource();
		if (source == null) {
			source = ofDatabase();
		}
		boolean wraps = this.echo != null || statements != SqlEcho.OFF || DecoratedSource.isWanted()
				|| !(reads instanceof NoRouting);
		if (source == null && wraps && getJdbcUrl() != null) {
			source = ofDriver();
		}
		boolean onServer = isOnServer();
		if (source != null) {
			DataSource connecting = reads.around(DecoratedSource.of(statements.wrap(source)));
			setDataSource((this.echo != null) ? this.echo.opening(connecting) : connecting);
		}
		if (onServer) {
			DataSource chosen = getDataSource();
			this.retrying = new RetryingDataSource(this,
					SingletonSupplier.of(() -> (chosen != null) ? chosen : ofDriver()));
			setDataSource(this.retrying);
		}
	}

	private @Nullable DataSource ofDatabase() {
		return KnownDatabases.parts(ConnectionOpening.class)
			.stream()
			.map((opening) -> opening.open(this))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private DataSource ofDriver() {
		return new DriverDataSource(getJdbcUrl(), getDriverClassName(), getDataSourceProperties(), getUsername(),
				getPassword());
	}

	/**
	 * Whether connections go through a network, as far as is known here.
	 */
	private boolean isOnServer() {
		String url = getJdbcUrl();
		return (url != null) ? url.contains("//") : getDataSource() != null;
	}

	/**
	 * HikariCP waits for the attempt to open a connection that is under way.
	 */
	@Override
	public void close() {
		RetryingDataSource opening = this.retrying;
		if (opening != null) {
			opening.close();
		}
		super.close();
	}

}
