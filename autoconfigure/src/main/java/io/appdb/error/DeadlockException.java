package io.appdb.error;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;

/**
 * Two transactions waited for each other and the database ended this one.
 */
public final class DeadlockException extends CannotAcquireLockException implements TranslatedError {

	/**
	 * Creates the exception.
	 * @param cause what the database reported
	 */
	public DeadlockException(@Nullable Throwable cause) {
		super("Deadlock: the database ended this transaction because it and another waited for each other; repeat it, and lock rows in one order everywhere",
				cause);
	}

}
