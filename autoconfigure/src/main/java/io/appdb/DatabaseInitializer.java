package io.appdb;

/**
 * Knows how to make one database ready.
 */
@FunctionalInterface
public interface DatabaseInitializer {

	/**
	 * Connects and applies the schema mode.
	 * @param gate to be asked before a session is opened; it throws when the manager is
	 * closed
	 * @return the database
	 */
	DatabaseServices open(Runnable gate);

}
