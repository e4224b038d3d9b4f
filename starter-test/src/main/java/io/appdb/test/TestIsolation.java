package io.appdb.test;

/**
 * Keeps the tests of one application apart. Owned by its {@link TestedApplication}, used
 * by the thread that runs the tests.
 */
interface TestIsolation {

	/**
	 * Before the first test of a class.
	 */
	default void beforeClass() throws Exception {
	}

	/**
	 * Before a test.
	 */
	default void beforeTest() throws Exception {
	}

	/**
	 * After a test that {@link #beforeTest} was called for.
	 */
	default void afterTest() throws Exception {
	}

}
