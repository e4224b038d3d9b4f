package io.appdb.test;

/**
 * Something that is wrong with a database until it is closed, made by
 * {@link DatabaseFaults}. Closing it again does nothing. Any thread may close it.
 */
@FunctionalInterface
public interface Fault extends AutoCloseable {

	/**
	 * Ends it.
	 * @throws IllegalStateException when the server cannot be brought back
	 */
	@Override
	void close();

}
