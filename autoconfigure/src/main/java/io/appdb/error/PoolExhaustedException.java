package io.appdb.error;

import java.time.Duration;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * All connections of the pool were in use for as long as a caller may wait, or too many
 * callers waited already.
 */
public final class PoolExhaustedException extends DataAccessResourceFailureException implements TranslatedError {

	private final PoolState state;

	/**
	 * Creates the exception from what the pool reported.
	 * @param timeout the pool's report
	 * @param cause the exception to keep as the cause, the report itself or one around it
	 */
	public PoolExhaustedException(PoolTimeoutException timeout, Throwable cause) {
		super(timeout.getMessage(), cause);
		this.state = timeout.state();
	}

	/**
	 * The connections of the pool.
	 * @return the number of open connections
	 */
	public int size() {
		return this.state.size();
	}

	/**
	 * The connections in use.
	 * @return the number of connections that callers hold
	 */
	public int active() {
		return this.state.active();
	}

	/**
	 * The connections nobody uses.
	 * @return the number of idle connections
	 */
	public int idle() {
		return this.state.idle();
	}

	/**
	 * The callers that wait.
	 * @return the number of callers waiting for a connection
	 */
	public int waiting() {
		return this.state.waiting();
	}

	/**
	 * How long this caller waited.
	 * @return the time
	 */
	public Duration elapsed() {
		return this.state.elapsed();
	}

}
