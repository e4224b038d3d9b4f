package io.appdb.engine;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Watches over the statements that one thread runs, so that another one can stop them:
 * the one that runs is cancelled on the server, and none is begun any more. Lives as long
 * as the work it is for. {@link #begin} and {@link #end} belong to the thread that works,
 * {@link #cancel} may be called by any.
 */
public final class StatementWatch {

	private static final ThreadLocal<@Nullable StatementWatch> current = new ThreadLocal<>();

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable Thread worker;

	private @Nullable Statement running;

	/**
	 * Whether the worker is inside a call of the connection that must not be interrupted,
	 * such as a commit.
	 */
	private boolean busy;

	private boolean cancelled;

	/**
	 * Returns the watch of the current thread.
	 */
	static @Nullable StatementWatch current() {
		return current.get();
	}

	/**
	 * Begins to watch the current thread.
	 */
	public void begin() {
		this.lock.lock();
		try {
			this.worker = Thread.currentThread();
			current.set(this);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Ends it. Nothing is cancelled or interrupted afterwards.
	 */
	public void end() {
		this.lock.lock();
		try {
			this.worker = null;
			current.remove();
			clearInterrupt();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Tells whether the work has begun and not ended.
	 * @return whether a thread is watched
	 */
	public boolean isWorking() {
		this.lock.lock();
		try {
			return this.worker != null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Stops the work: cancels the statement that runs, which may take a round trip to the
	 * server; interrupts the thread where it runs none. Does nothing when the work has
	 * ended.
	 * @throws SQLException when the statement cannot be cancelled
	 */
	public void cancel() throws SQLException {
		this.lock.lock();
		try {
			this.cancelled = true;
			if (this.running != null) {
				this.running.cancel();
			}
			else if (this.worker != null && !this.busy) {
				this.worker.interrupt();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A statement is about to be run.
	 */
	void enter(Statement statement) throws SQLException {
		this.lock.lock();
		try {
			if (this.cancelled) {
				clearInterrupt();
				throw new SQLTimeoutException("The work was cancelled; no statement is run any more");
			}
			this.running = statement;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A call of the connection is about to be made.
	 */
	void enter() {
		this.lock.lock();
		try {
			this.busy = true;
			clearInterrupt();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The statement or the call is over. Waits for its cancellation to arrive, so that it
	 * cannot hit what comes next on the connection.
	 */
	void leave() {
		this.lock.lock();
		try {
			this.running = null;
			this.busy = false;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * An interruption that came from here would break the connection of what still has to
	 * be done, such as a rollback.
	 */
	private void clearInterrupt() {
		if (this.cancelled) {
			Thread.interrupted();
		}
	}

}
