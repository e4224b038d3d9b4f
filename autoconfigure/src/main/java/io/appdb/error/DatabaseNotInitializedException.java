package io.appdb.error;

/**
 * The database manager has not been initialised, or is closed.
 */
public final class DatabaseNotInitializedException extends IllegalStateException {

	/**
	 * Creates the exception.
	 * @param message what happened and the way out
	 */
	public DatabaseNotInitializedException(String message) {
		super(message);
	}

}
