package io.appdb.test;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps test classes that run at the same time from sharing an application and its
 * database: each takes the lowest number that is free, so classes that run one after the
 * other share. One per JVM, safe for every thread.
 */
final class ContextSlots {

	private static final ContextSlots SHARED = new ContextSlots();

	private final Map<Class<?>, Integer> taken = new HashMap<>();

	static ContextSlots shared() {
		return SHARED;
	}

	/**
	 * Takes a number for a class, or the one that it has.
	 */
	synchronized int take(DatabaseTestSettings settings) {
		return switch (settings.isolation()) {
			case ROLLBACK, NONE -> 0;
			case CLONE, TRUNCATE, CREATE_DROP ->
				this.taken.computeIfAbsent(settings.testClass(), (testClass) -> lowestFree());
		};
	}

	private int lowestFree() {
		int slot = 0;
		while (this.taken.containsValue(slot)) {
			slot++;
		}
		return slot;
	}

	synchronized void free(Class<?> testClass) {
		this.taken.remove(testClass);
	}

}
