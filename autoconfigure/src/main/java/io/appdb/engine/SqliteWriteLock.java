package io.appdb.engine;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * SQLite has one writer at a time, and lets the others ask again and again; here they
 * queue. Belongs to a {@link SqliteDatabase}; shared by all threads. Any thread may
 * release what another has taken, for a connection may be closed by the pool.
 */
final class SqliteWriteLock {

	private final Semaphore permit = new Semaphore(1, true);

	private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();

	/**
	 * Waits for the lock.
	 * @param milliseconds how long
	 * @throws SQLException with SQLState 25001 when the thread has it already through
	 * another connection, with SQLite's code for busy when it does not become free
	 */
	void acquire(int milliseconds) throws SQLException {
		if (this.owner.get() == Thread.currentThread()) {
			throw new SQLException("SQLite has one writer at a time, and this thread has a write transaction open on"
					+ " another connection: join that transaction instead of beginning a new one, commit it first,"
					+ " or make one of the two read-only", "25001");
		}
		boolean acquired;
		try {
			acquired = this.permit.tryAcquire(milliseconds, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SQLTransientException("Interrupted while waiting for SQLite's write lock", null,
					SQLiteErrorCode.SQLITE_INTERRUPT.code, ex);
		}
		if (!acquired) {
			throw new SQLTransientException(
					"SQLite's one writer was busy for " + milliseconds
							+ " ms: keep write transactions short, or raise 'busy_timeout' in the URL",
					null, SQLiteErrorCode.SQLITE_BUSY.code);
		}
		this.owner.set(Thread.currentThread());
	}

	void release() {
		this.owner.set(null);
		this.permit.release();
	}

}
