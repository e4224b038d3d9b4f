package io.appdb.test;

/**
 * Work whose statements are looked at by {@link QueryAssertions#assertThatQueries}.
 *
 * @param <E> what it may throw
 */
@FunctionalInterface
public interface QueryWork<E extends Exception> {

	/**
	 * Does the work.
	 * @throws E when it fails
	 */
	void run() throws E;

}
