package io.appdb.benchmarks.bulk;

/**
 * What a user may do, as in the sample application.
 */
public enum Role {

	/**
	 * Reads.
	 */
	READER,

	/**
	 * Writes posts.
	 */
	AUTHOR,

	/**
	 * Does everything.
	 */
	ADMIN

}
