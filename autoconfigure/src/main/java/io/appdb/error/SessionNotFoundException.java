package io.appdb.error;

/**
 * No session belongs to the current thread.
 */
public final class SessionNotFoundException extends IllegalStateException {

	/**
	 * Creates the exception.
	 * @param message what happened and the way out
	 */
	public SessionNotFoundException(String message) {
		super(message);
	}

}
