package io.appdb.faults;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The steps before which a JVM dies, tried one after the other until there is none left.
 * A value.
 *
 * @param stride how far one is from the next
 */
record CrashSteps(int stride) {

	private static final int AT_ONCE = 2;

	/**
	 * Tries them, two at a time.
	 * @param trial called for each step by one of two threads
	 */
	void tryEach(Trial trial) throws Exception {
		AtomicInteger next = new AtomicInteger(1);
		AtomicBoolean ended = new AtomicBoolean();
		Callable<Boolean> worker = () -> {
			boolean died = true;
			while (died && !ended.get()) {
				died = trial.dies(next.getAndAdd(this.stride));
			}
			ended.set(true);
			return died;
		};
		ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
		try {
			for (Future<Boolean> result : workers.invokeAll(List.of(worker, worker))) {
				result.get();
			}
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof Exception cause) ? cause : ex;
		}
		finally {
			workers.shutdownNow();
		}
	}

	/**
	 * What is done for one step.
	 */
	@FunctionalInterface
	interface Trial {

		/**
		 * Lets a JVM die.
		 * @param step the step before which it dies, from 1 on
		 * @return whether it died, and did not come to its end before
		 */
		boolean dies(int step) throws Exception;

	}

}
