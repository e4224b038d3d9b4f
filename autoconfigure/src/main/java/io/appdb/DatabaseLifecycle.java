package io.appdb;

import java.time.Duration;
import java.util.Objects;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.appdb.error.DatabaseNotInitializedException;
import io.appdb.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life cycle of one database. Owned by its manager, which opens and closes it from
 * one thread at a time; any thread may read it.
 */
final class DatabaseLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseManager.class);

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	/**
	 * How long a session that was opened by hand may rest in its transaction before it
	 * counts as forgotten.
	 */
	private static final Duration REST = Duration.ofSeconds(5);

	private static final Duration PAUSE = Duration.ofMillis(10);

	private final String name;

	private final DatabaseInitializer opening;

	private volatile @Nullable DatabaseServices open;

	private volatile @Nullable String failure;

	DatabaseLifecycle(String name, DatabaseInitializer opening) {
		this.name = name;
		this.opening = opening;
	}

	void open(Runnable gate) {
		if (this.open != null) {
			return;
		}
		try {
			this.open = this.opening.open(gate);
			this.failure = null;
		}
		catch (RuntimeException ex) {
			this.failure = ex.getClass().getSimpleName();
			throw ex;
		}
	}

	boolean isOpen() {
		return this.open != null;
	}

	DatabaseServices opened() {
		DatabaseServices opened = this.open;
		if (opened == null) {
			throw new DatabaseNotInitializedException("The database '" + this.name + "' is not ready: "
					+ Objects.requireNonNullElse(this.failure, "call initialize() first"));
		}
		return opened;
	}

	DatabaseHealth.Database health() {
		DatabaseServices opened = this.open;
		if (opened == null) {
			return new DatabaseHealth.Database(this.name, false,
					Objects.requireNonNullElse(this.failure, "not initialised"));
		}
		String address = opened.engine().url().toString();
		return new DatabaseHealth.Database(this.name, opened.engine().ping(), address);
	}

	void close() {
		DatabaseServices closing = this.open;
		if (closing == null) {
			return;
		}
		this.open = null;
		this.failure = "closed";
		closing.sessions().drain(TIMEOUT);
		awaitTransactions(closing.engine().dataSource(), closing.sessions());
		try {
			closing.sessions().close();
		}
		finally {
			try {
				closing.closing().run();
			}
			finally {
				closing.engine().close();
			}
		}
	}

	/**
	 * A transaction that has done anything holds a connection: when none is taken, none
	 * runs. One that was begun by hand and forgotten is not waited for.
	 */
	private void awaitTransactions(DataSource dataSource, Sessions sessions) {
		HikariPoolMXBean pool = (dataSource instanceof HikariDataSource hikari) ? hikari.getHikariPoolMXBean() : null;
		long end = System.nanoTime() + TIMEOUT.toNanos();
		while (pool != null && pool.getActiveConnections() > sessions.resting(REST)) {
			if (System.nanoTime() > end) {
				logger.warn("db[{}] closes although {} transactions still run after {} s", this.name,
						pool.getActiveConnections(), TIMEOUT.toSeconds());
				return;
			}
			try {
				Thread.sleep(PAUSE.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

}
