package io.appdb.sqlite;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * SQLite has one writer at a time, and lets the others ask again and again; here they
 * queue. For a moment a thread that runs already may go ahead of those that sleep, for
 * waking one takes as long as a good part of a short transaction. Belongs to a
 * {@link SqliteContent}; shared by all threads. Any thread may release what another has
 * taken, for a connection may be closed by the pool.
 */
final class SqliteWriteLock {

	/**
	 * How long threads may go ahead after one that waited has had its turn.
	 */
	private static final long AHEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

	private final Semaphore permit = new Semaphore(1, true);

	private volatile long lastTurn = System.nanoTime();

	private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();

	/**
	 * Waits for the lock.
	 * @param milliseconds how long
	 * @throws SQLException with SQLState 25001 when the thread has it already through
	 * another connection, with SQLite's code for busy when it does not become free
	 */
	void acquire(int milliseconds) throws SQLException {
		if (isMine()) {
			throw new SQLException("SQLite has one writer at a time, and this thread has a write transaction open on"
					+ " another connection: join that transaction instead of beginning a new one, commit it first,"
					+ " or make one of the two read-only", "25001");
		}
		boolean acquired;
		try {
			acquired = tryAhead() || tryInTurn(milliseconds);
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

	/**
	 * Whether this thread has taken it.
	 */
	boolean isMine() {
		return this.owner.get() == Thread.currentThread();
	}

	private boolean tryAhead() {
		boolean allowed = !this.permit.hasQueuedThreads() || System.nanoTime() - this.lastTurn < AHEAD_NANOS;
		return allowed && this.permit.tryAcquire();
	}

	private boolean tryInTurn(int milliseconds) throws InterruptedException {
		if (!this.permit.tryAcquire(milliseconds, TimeUnit.MILLISECONDS)) {
			return false;
		}
		this.lastTurn = System.nanoTime();
		return true;
	}

	void release() {
		this.owner.set(null);
		this.permit.release();
	}

}
