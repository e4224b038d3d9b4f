package io.appdb.web;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.appdb.engine.DatabaseType;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that thousands of requests of every sort leave nothing behind: no connection, no
 * transaction on the server, nothing on any thread, no memory. The profile
 * {@code mixed-load} sends a million.
 */
class MixedRequestsTests {

	private static final int WARM_UP = 2_000;

	private static final int REQUESTS = Integer.getInteger("appdb.test.mixed-requests", 4_000);

	private static final boolean VIRTUAL_THREADS = Boolean.getBoolean("appdb.test.virtual-threads");

	private static final int CLIENTS = 8;

	private static final long SLACK = 16L << 20;

	private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();

	@Test
	void leaveNothingBehind() throws SQLException, IOException, InterruptedException, ExecutionException {
		try (TestDatabase database = TestDatabase.create(DatabaseType.POSTGRESQL);
				WebServer server = WebServer.start(database, List.of(MixedHandlers.class, RequestInspection.class),
						"spring.threads.virtual.enabled=" + VIRTUAL_THREADS,
						"logging.level.io.appdb.web.HandlerFailureResolver=error");
				Complaints complaints = Complaints.listen()) {
			send(server, 0, WARM_UP);
			Remains before = Remains.of(server);
			long start = System.nanoTime();
			send(server, WARM_UP, WARM_UP + REQUESTS);
			double seconds = (System.nanoTime() - start) / 1e9;
			Remains after = Remains.of(server);
			System.out.printf("%,d requests in %.0f s; before %s, after %s%n", REQUESTS, seconds, before, after);
			assertThat(this.unexpected).isEmpty();
			assertThat(after.transactions()).isZero();
			assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + CLIENTS);
			assertThat(after.heap()).isLessThanOrEqualTo(before.heap() + SLACK);
			assertThat(server.count("owner")).isEqualTo(stored(WARM_UP + REQUESTS));
			RequestInspection inspection = server.context().getBean(RequestInspection.class);
			assertThat(inspection.requests()).isGreaterThan(REQUESTS / 2);
			assertThat(inspection.soiled()).isZero();
			assertThat(complaints.messages()).isEmpty();
		}
	}

	private static long stored(int requests) {
		return IntStream.range(0, requests)
			.mapToObj(MixedRequest::of)
			.filter(List.of(MixedRequest.WRITE, MixedRequest.NESTED, MixedRequest.TASK)::contains)
			.count();
	}

	private void send(WebServer server, int from, int to) throws InterruptedException, ExecutionException {
		AtomicInteger next = new AtomicInteger(from);
		ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
		List<Future<?>> running = IntStream.range(0, CLIENTS)
			.<Future<?>>mapToObj((client) -> clients.submit(() -> send(server, next, to)))
			.toList();
		for (Future<?> client : running) {
			client.get();
		}
		clients.shutdown();
	}

	private void send(WebServer server, AtomicInteger next, int to) {
		for (int number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
			MixedRequest request = MixedRequest.of(number);
			try {
				String name = request + " " + number + ": ";
				request.send(server, number).map(name::concat).ifPresent(this.unexpected::add);
			}
			catch (IOException | RuntimeException ex) {
				this.unexpected.add(request + " " + number + ": " + ex);
			}
		}
	}

	/**
	 * What the log says of a request that left something behind. All of the log would be
	 * found in the heap at the end.
	 */
	private static final class Complaints extends AppenderBase<ILoggingEvent> implements AutoCloseable {

		private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

		private final Queue<String> messages = new ConcurrentLinkedQueue<>();

		static Complaints listen() {
			Complaints complaints = new Complaints();
			complaints.start();
			complaints.root.addAppender(complaints);
			return complaints;
		}

		@Override
		protected void append(ILoggingEvent event) {
			String message = event.getFormattedMessage();
			if (message.contains("The request ended") || message.contains("HHH000")) {
				this.messages.add(message);
			}
		}

		Queue<String> messages() {
			return this.messages;
		}

		@Override
		public void close() {
			this.root.detachAppender(this);
		}

	}

	/**
	 * What is there when all requests have been served.
	 *
	 * @param transactions those open on the server
	 * @param threads those of this JVM
	 * @param heap bytes in use after a collection
	 */
	private record Remains(long transactions, int threads, long heap) {

		static Remains of(WebServer server) {
			server.awaitIdlePool();
			long transactions = server.jdbc()
				.sql("select count(*) from pg_stat_activity where datname = current_database() "
						+ "and xact_start is not null and pid <> pg_backend_pid() and backend_type = 'client backend'")
				.query(Long.class)
				.single();
			System.gc();
			System.gc();
			Runtime runtime = Runtime.getRuntime();
			return new Remains(transactions, ManagementFactory.getThreadMXBean().getThreadCount(),
					runtime.totalMemory() - runtime.freeMemory());
		}

		@Override
		public String toString() {
			return "%d transactions, %d threads, %d MB".formatted(this.transactions, this.threads, this.heap >> 20);
		}

	}

}
