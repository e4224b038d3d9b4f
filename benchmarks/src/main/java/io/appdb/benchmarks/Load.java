package io.appdb.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A closed loop of clients, each of which sends its next request when it has the answer
 * to the last one. Bounded by the number of clients and the time. A value.
 *
 * @param method HTTP method
 * @param path path of the handler
 * @param clients number of clients
 * @param warmUp time before counting
 * @param window time of counting
 */
record Load(String method, String path, int clients, Duration warmUp, Duration window) {

	/**
	 * How far apart the clients start in all, so that they do not march in step.
	 */
	private static final long STAGGER_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

	Load with(Duration otherWarmUp, Duration otherWindow) {
		return new Load(this.method, this.path, this.clients, otherWarmUp, otherWindow);
	}

	/**
	 * Puts the load on a server. Each client sends at least one request.
	 * @return answers per second of the window; where it saw none, the rate of the first
	 * answer after it
	 */
	double on(int port) throws IOException, InterruptedException {
		ExecutorService threads = Executors.newFixedThreadPool(this.clients);
		try {
			long start = System.nanoTime();
			List<Future<Count>> counts = new ArrayList<>();
			for (int client = 0; client < this.clients; client++) {
				long own = start + STAGGER_NANOS * client / this.clients;
				counts.add(threads.submit(() -> count(port, start, own)));
			}
			Count all = Count.NONE;
			for (Future<Count> count : counts) {
				all = all.plus(count.get());
			}
			return (all.answers() > 0) ? all.answers() / (this.window.toNanos() / 1e9)
					: 1e9 / (this.window.toNanos() + all.late());
		}
		catch (ExecutionException ex) {
			throw new IOException(this.path + " failed", ex.getCause());
		}
		finally {
			threads.shutdownNow();
		}
	}

	private Count count(int port, long start, long ownStart) throws IOException, InterruptedException {
		long from = start + this.warmUp.toNanos();
		long to = from + this.window.toNanos();
		TimeUnit.NANOSECONDS.sleep(ownStart - System.nanoTime());
		int answers = 0;
		try (HttpClientConnection connection = new HttpClientConnection(port, this.method, this.path)) {
			while (true) {
				connection.exchange();
				long now = System.nanoTime();
				if (now >= to) {
					return new Count(answers, now - to);
				}
				if (now >= from) {
					answers++;
				}
			}
		}
	}

	/**
	 * What was seen.
	 *
	 * @param answers answers in the window
	 * @param late nanoseconds from the end of the window to the first answer after it
	 */
	private record Count(int answers, long late) {

		static final Count NONE = new Count(0, Long.MAX_VALUE);

		Count plus(Count other) {
			return new Count(this.answers + other.answers, Math.min(this.late, other.late));
		}

	}

}
