package io.appdb.error;

/**
 * The current thread already has a session, or another thread works with the one it wants
 * to use.
 */
public final class SessionConflictException extends IllegalStateException {

	/**
	 * Creates the exception.
	 * @param message what happened and the way out
	 */
	public SessionConflictException(String message) {
		super(message);
	}

}
