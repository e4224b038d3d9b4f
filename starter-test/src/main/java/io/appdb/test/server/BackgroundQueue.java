package io.appdb.test.server;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes things and clears others away on one thread, which does not keep the JVM alive.
 * Making comes first, until 16 things wait to be cleared away. Safe for every thread.
 */
final class BackgroundQueue implements AutoCloseable {

	private static final int MOST_WAITING = 16;

	private static final int SECONDS_TO_END = 10;

	private final AtomicLong number = new AtomicLong();

	private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
			new PriorityBlockingQueue<>(), BackgroundWork::thread, (work, closed) -> work.run());

	/**
	 * Makes something once everything that was asked for earlier is made.
	 * @param work makes it
	 * @param <T> what is made
	 * @return the result to come; a failure once this queue is closed
	 */
	<T> CompletableFuture<T> make(Callable<T> work) {
		CompletableFuture<T> result = new CompletableFuture<>();
		execute(true, () -> {
			if (this.thread.isShutdown()) {
				result.completeExceptionally(new IllegalStateException("The JVM ends"));
			}
			else {
				BackgroundWork.complete(result, work);
			}
		});
		return result;
	}

	/**
	 * Clears something away when there is time.
	 * @param work what nobody waits for; may not fail
	 */
	void clear(Runnable work) {
		execute(this.thread.getQueue().size() >= MOST_WAITING, work);
	}

	private void execute(boolean soon, Runnable work) {
		this.thread.execute(new Task(soon, this.number.incrementAndGet(), work));
	}

	/**
	 * Makes nothing any more and waits, ten seconds at most, until everything is cleared
	 * away.
	 */
	@Override
	public void close() {
		this.thread.shutdown();
		try {
			this.thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Work and its place in the queue. Immutable.
	 *
	 * @param soon whether it comes before what is not
	 * @param number counts the work
	 * @param work the work
	 */
	private record Task(boolean soon, long number, Runnable work) implements Runnable, Comparable<Task> {

		@Override
		public void run() {
			this.work.run();
		}

		@Override
		public int compareTo(Task other) {
			int soonFirst = Boolean.compare(other.soon, this.soon);
			return (soonFirst != 0) ? soonFirst : Long.compare(this.number, other.number);
		}

	}

}
