package io.appdb.sample;

/**
 * How several conditions of a filter go together. Constants, safe for every thread.
 */
public enum Match {

	/**
	 * Every condition holds.
	 */
	ALL,

	/**
	 * At least one condition holds.
	 */
	ANY

}
