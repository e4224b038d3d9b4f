package io.appdb.error;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * All connections of a pool are in use: none became free in time, or too many callers
 * wait already. Immutable.
 */
public final class PoolTimeoutException extends SQLTransientConnectionException {

	private final PoolState state;

	/**
	 * Creates the exception.
	 * @param message what happened and the way out; the state is added
	 * @param state what the pool looked like
	 * @param cause what the pool said
	 */
	public PoolTimeoutException(String message, PoolState state, @Nullable Throwable cause) {
		super(message + " (" + state + ")", cause);
		this.state = state;
	}

	PoolState state() {
		return this.state;
	}

	/**
	 * Returns the connections the pool may have at most.
	 * @return the number of connections
	 */
	public int size() {
		return this.state.size();
	}

	/**
	 * Returns the connections that were in use.
	 * @return the number of connections
	 */
	public int active() {
		return this.state.active();
	}

	/**
	 * Returns the connections that were free.
	 * @return the number of connections
	 */
	public int idle() {
		return this.state.idle();
	}

	/**
	 * Returns the callers that waited, this one included.
	 * @return the number of callers
	 */
	public int waiting() {
		return this.state.waiting();
	}

	/**
	 * Returns how long the caller waited.
	 * @return the time
	 */
	public Duration elapsed() {
		return this.state.elapsed();
	}

}
