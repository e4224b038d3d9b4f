package io.appdb.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads that all do the same. Whoever starts them closes the crew; one thread waits for
 * them.
 */
final class Crew implements AutoCloseable {

	private final ExecutorService threads;

	private final List<Future<?>> tasks = new ArrayList<>();

	private Crew(ExecutorService threads) {
		this.threads = threads;
	}

	static Crew start(int count, Task task) {
		Crew crew = new Crew(Executors.newFixedThreadPool(count));
		Callable<Boolean> call = () -> {
			task.run();
			return true;
		};
		for (int thread = 0; thread < count; thread++) {
			crew.tasks.add(crew.threads.submit(call));
		}
		return crew;
	}

	/**
	 * Waits until all are done.
	 */
	void join() throws Exception {
		for (Future<?> task : this.tasks) {
			task.get();
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

	/**
	 * What each thread does.
	 */
	@FunctionalInterface
	interface Task {

		void run() throws Exception;

	}

}
