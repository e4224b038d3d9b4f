package io.appdb.error;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/**
 * A statement ran longer than it may, or was cancelled.
 */
public final class StatementTimeoutException extends QueryTimeoutException implements TranslatedError {

	/**
	 * Creates the exception.
	 * @param cause what the database reported
	 */
	public StatementTimeoutException(@Nullable Throwable cause) {
		super("Statement time-out: the statement was cancelled before it was done; make it faster or give it more time",
				cause);
	}

}
