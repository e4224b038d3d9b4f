package io.appdb.sample.logs;

/**
 * How much an entry matters. Constants, safe for every thread.
 */
public enum LogLevel {

	/**
	 * As expected.
	 */
	INFO,

	/**
	 * Worth a look.
	 */
	WARNING,

	/**
	 * Went wrong.
	 */
	ERROR

}
