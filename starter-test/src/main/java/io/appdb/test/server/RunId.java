package io.appdb.test.server;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Tells one run of a JVM from all others that use the same server or machine. It is part
 * of the name of every database the run makes, and the run holds a lock of this name on
 * each server for as long as it lives. Immutable.
 *
 * @param value lower-case letters and digits, at most six
 */
record RunId(String value) {

	static RunId random() {
		return new RunId(Integer.toString(ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE), Character.MAX_RADIX));
	}

	/**
	 * The identifier as a number, for locks that are numbers.
	 * @return zero or more
	 */
	int number() {
		return Integer.parseInt(this.value, Character.MAX_RADIX);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
