package io.appdb.sample.users;

/**
 * What a user may do. Constants, safe for every thread.
 */
public enum Role {

	/**
	 * Reads.
	 */
	READER,

	/**
	 * Reads and writes posts.
	 */
	AUTHOR,

	/**
	 * Does everything.
	 */
	ADMIN

}
