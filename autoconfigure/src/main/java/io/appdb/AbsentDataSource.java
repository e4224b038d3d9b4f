package io.appdb;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.engine.DatabaseUrl;
import io.appdb.error.DriverMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The pool of a database that need not be there when the application starts. Whoever gets
 * the first connection waits until the schema mode is applied. Shared by all threads.
 */
final class AbsentDataSource extends DelegatingDataSource implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseManager.class);

	/**
	 * Whether this thread applies the schema mode, with connections of the same pool.
	 */
	private final ThreadLocal<Boolean> starting = ThreadLocal.withInitial(() -> false);

	private volatile @Nullable Runnable startup;

	AbsentDataSource(DataSource pool) {
		super(pool);
	}

	static @Nullable AbsentDataSource find(DataSource dataSource) {
		try {
			return dataSource.isWrapperFor(AbsentDataSource.class) ? dataSource.unwrap(AbsentDataSource.class) : null;
		}
		catch (SQLException ex) {
			return null;
		}
	}

	/**
	 * Applies the schema mode as soon as there is a connection, now if there is one.
	 */
	void startWith(Runnable startup, DatabaseUrl url) {
		this.startup = startup;
		try {
			getConnection().close();
		}
		catch (SQLException ex) {
			logger.warn("The database {} is not there, and need not be: what uses it fails until it is. {}", url,
					DriverMessage.of(ex, url.password()));
		}
	}

	@Override
	public Connection getConnection() throws SQLException {
		if (this.startup != null && !this.starting.get()) {
			obtainTargetDataSource().getConnection().close();
			start();
		}
		return super.getConnection();
	}

	private synchronized void start() {
		Runnable waiting = this.startup;
		if (waiting == null) {
			return;
		}
		this.starting.set(true);
		try {
			waiting.run();
			this.startup = null;
		}
		finally {
			this.starting.remove();
		}
	}

	@Override
	public void close() {
		if (obtainTargetDataSource() instanceof HikariDataSource pool) {
			pool.close();
		}
	}

}
