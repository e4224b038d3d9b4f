package io.appdb.benchmarks.app;

/**
 * The time a handler spends on something else than the database. Stateless.
 */
final class Waiting {

	private static final long MILLIS = 200;

	private Waiting() {
	}

	static void forSomethingElse() {
		try {
			Thread.sleep(MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
