package io.appdb.error;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/**
 * A statement ran longer than it may, or was cancelled, or the time of its transaction
 * had passed before it began.
 */
public final class StatementTimeoutException extends QueryTimeoutException implements TranslatedError {

	/**
	 * Creates the exception.
	 * @param cause what the database reported
	 */
	public StatementTimeoutException(@Nullable Throwable cause) {
		this("Statement time-out: the statement was cancelled before it was done; make it faster or give it more time",
				cause);
	}

	private StatementTimeoutException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	static StatementTimeoutException ofTransaction(Throwable cause) {
		return new StatementTimeoutException("Transaction time-out: the time of the transaction had passed before "
				+ "this statement began; make the transaction shorter or give it more time", cause);
	}

}
