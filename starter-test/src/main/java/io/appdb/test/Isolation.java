package io.appdb.test;

/**
 * How the tests of a class are kept from seeing each other's data. Constants, safe for
 * every thread.
 *
 * @since 0.1.0
 */
public enum Isolation {

	/**
	 * Each test runs in a transaction that is rolled back. A handler that is called
	 * through MockMvc joins it: its own transactions are savepoints, so one that fails
	 * leaves the test's data as it was. Nothing is ever committed, so the fastest, and of
	 * no use with a real port or other threads.
	 */
	ROLLBACK,

	/**
	 * Each test class has a copy of a migrated database of its own, which its tests
	 * share. What is committed stays until the class ends.
	 */
	CLONE,

	/**
	 * What a test has committed is removed after it: tables that were empty are emptied,
	 * the others get back the rows that the migrations had put in.
	 */
	TRUNCATE,

	/**
	 * The tables of the entities are created before each test and dropped after it. No
	 * migrations run.
	 */
	CREATE_DROP,

	/**
	 * Nothing is undone: tests see what tests before them have committed.
	 */
	NONE

}
