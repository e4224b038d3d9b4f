package io.appdb.faults.bank;

import java.util.Locale;

/**
 * The ways in which a transfer is carried out, each of them a handler. Constants.
 */
public enum Way {

	/**
	 * A {@code CurrentSession} parameter and {@code commit()}.
	 */
	SESSION_PARAMETER,

	/**
	 * A {@code CurrentSessionTransaction} parameter.
	 */
	TRANSACTION_PARAMETER,

	/**
	 * The same with SQL by hand.
	 */
	EXECUTE,

	/**
	 * The same with {@code batchInsert}.
	 */
	BATCH,

	/**
	 * The same; the failure of a statement is caught and the handler returns.
	 */
	CAUGHT_FAILURE,

	/**
	 * The injected {@code CurrentSession}.
	 */
	SESSION_BEAN,

	/**
	 * {@code @Transactional} with an {@code EntityManager}.
	 */
	SERVICE,

	/**
	 * {@code @Transactional} with a repository.
	 */
	REPOSITORY_SERVICE,

	/**
	 * {@code @Transactional} with a {@code JdbcTemplate}.
	 */
	JDBC_SERVICE,

	/**
	 * {@code @Transactional} with native queries.
	 */
	NATIVE_QUERY,

	/**
	 * {@code @Transactional} with {@code REQUIRES_NEW}.
	 */
	REQUIRES_NEW,

	/**
	 * {@code @RetryTransaction}.
	 */
	RETRY_ANNOTATION,

	/**
	 * A block of {@code TransactionRetry}.
	 */
	RETRY_BLOCK,

	/**
	 * A repository alone, whose {@code save} is the transaction: nothing is moved.
	 */
	REPOSITORY,

	/**
	 * A {@code JdbcTemplate} alone, without a transaction: nothing is moved.
	 */
	JDBC,

	/**
	 * A {@code TransactionTemplate}.
	 */
	TEMPLATE,

	/**
	 * {@code SessionManager.runInTransaction}.
	 */
	SESSION_MANAGER,

	/**
	 * A session that the handler opens and closes.
	 */
	OPEN_SESSION,

	/**
	 * A future of {@code AsyncSessions}.
	 */
	FUTURE,

	/**
	 * A {@code Callable} that uses the request's session.
	 */
	CALLABLE,

	/**
	 * A void handler that writes to an {@code OutputStream}.
	 */
	OUTPUT_STREAM,

	/**
	 * A void handler that writes to a {@code Writer}.
	 */
	WRITER,

	/**
	 * A void handler with {@code @Transactional} that writes to its response.
	 */
	RESPONSE,

	/**
	 * The same with a response that was injected.
	 */
	INJECTED_RESPONSE,

	/**
	 * A {@code StreamingResponseBody} with a transaction of its own.
	 */
	STREAMING_BODY;

	/**
	 * Where its handler is.
	 * @return the path without query
	 */
	public String path() {
		return "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Whether the way has room for one statement, so that a request leaves its identifier
	 * in the ledger and moves nothing.
	 * @return {@code true} if amounts have to be 0
	 */
	boolean isOneStatement() {
		return this == REPOSITORY || this == JDBC;
	}

}
