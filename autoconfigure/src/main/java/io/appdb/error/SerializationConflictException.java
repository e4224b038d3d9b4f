package io.appdb.error;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;

/**
 * Another transaction changed what this one has read, so that both cannot stand.
 */
public final class SerializationConflictException extends CannotAcquireLockException implements TranslatedError {

	/**
	 * Creates the exception.
	 * @param cause what the database reported
	 */
	public SerializationConflictException(@Nullable Throwable cause) {
		super("Serialization conflict: another transaction changed what this one has read; repeat the transaction",
				cause);
	}

}
