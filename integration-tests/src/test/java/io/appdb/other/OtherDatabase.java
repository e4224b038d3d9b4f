package io.appdb.other;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Databases that the library has no knowledge of, each in memory.
 */
enum OtherDatabase {

	/**
	 * HSQLDB, whose transactions see the database as it was when they began.
	 */
	HSQLDB("jdbc:hsqldb:mem:%s;hsqldb.tx=mvcc;hsqldb.tx_level=serializable"),

	/**
	 * Derby, whose transactions wait for locks.
	 */
	DERBY("jdbc:derby:memory:%s;create=true");

	private static final AtomicInteger NAMES = new AtomicInteger();

	private final String url;

	OtherDatabase(String url) {
		this.url = url;
	}

	/**
	 * Returns the address of a new database.
	 */
	String fresh() {
		return this.url.formatted("application" + NAMES.incrementAndGet());
	}

}
