package io.appdb.faults;

/**
 * What a client knows about its request. Constants.
 */
enum Outcome {

	/**
	 * Answered below 400: it is done.
	 */
	ACKNOWLEDGED,

	/**
	 * Answered with a failure: it is not done.
	 */
	REFUSED,

	/**
	 * Answered with {@code outcome-unknown}: it may be done.
	 */
	UNKNOWN,

	/**
	 * Not answered, or not in time: it may be done.
	 */
	UNANSWERED

}
