package io.appdb.test.server;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Names for databases that no other test of this machine uses. Safe for every thread.
 */
final class DatabaseNames {

	private final String prefix = "test_" + Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX) + "_"
			+ Integer.toString(ThreadLocalRandom.current().nextInt(1 << 20), Character.MAX_RADIX) + "_";

	private final AtomicInteger count = new AtomicInteger();

	String next() {
		return this.prefix + this.count.incrementAndGet();
	}

}
