package io.appdb.session;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.engine.PoolSettings;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Far more tasks than connections. {@code -Dappdb.test.tasks=10000} runs as many as the
 * documentation shows figures for.
 */
class AsyncLoadTests {

	private static final Logger logger = LoggerFactory.getLogger(AsyncLoadTests.class);

	private static final int TASKS = Integer.getInteger("appdb.test.tasks", 500);

	private static final int CONNECTIONS = 10;

	private static final double BUSY_SECONDS = 0.02;

	private static final long MOST_BYTES_PER_TASK = 10_000;

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void noneFailsAndWaitingOnesTakeNeitherThreadNorConnection(TestDatabase database) throws Exception {
		try (DatabaseManager manager = manager(database)) {
			AsyncSessions async = manager.sessions().async();
			HikariDataSource pool = (HikariDataSource) manager.engine().dataSource();
			awaitConnections(pool);
			String busy = "select " + ((database.type() == DatabaseType.POSTGRESQL) ? "pg_sleep(" : "sleep(")
					+ BUSY_SECONDS + ")";
			CountDownLatch goOn = new CountDownLatch(1);
			List<CompletableFuture<?>> first = new ArrayList<>();
			for (int i = 0; i < CONNECTIONS; i++) {
				first.add(async.runInTransaction((db) -> {
					db.rows(busy);
					goOn.await();
				}));
			}
			int threads = ManagementFactory.getThreadMXBean().getThreadCount();
			long before = usedBytes();
			List<CompletableFuture<Integer>> tasks = new ArrayList<>(TASKS);
			for (int i = 0; i < TASKS; i++) {
				tasks.add(async.inTransaction((db) -> db.rows(busy).size()));
			}
			long bytes = (usedBytes() - before) / TASKS;
			assertThat(bytes).isLessThan(MOST_BYTES_PER_TASK);
			assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + CONNECTIONS);
			long start = System.nanoTime();
			goOn.countDown();
			CompletableFuture.allOf(first.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
			CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new)).get(5, TimeUnit.MINUTES);
			double seconds = (System.nanoTime() - start) / 1e9;
			for (CompletableFuture<Integer> task : tasks) {
				assertThat(task.get()).isOne();
			}
			assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isLessThanOrEqualTo(CONNECTIONS);
			double ideal = TASKS * BUSY_SECONDS / CONNECTIONS;
			logger.warn("{} on JDK {}: {} tasks in {} s, {} times the ideal; {} bytes per waiting task",
					database.type().keyword(), Runtime.version().feature(), TASKS, "%.2f".formatted(seconds),
					"%.3f".formatted(seconds / ideal), bytes);
		}
	}

	/**
	 * The pool opens its connections one after the other, which may take longer than its
	 * time-out where the machine is slow.
	 */
	private static void awaitConnections(HikariDataSource pool) throws InterruptedException {
		long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
		while (pool.getHikariPoolMXBean().getIdleConnections() < CONNECTIONS) {
			assertThat(System.nanoTime()).as("all connections are open by then").isLessThan(end);
			Thread.sleep(10);
		}
	}

	private static DatabaseManager manager(TestDatabase database) {
		DatabaseManager manager = DatabaseManager.builder()
			.url(database.url())
			.username(database.username())
			.password(database.password())
			.pool(PoolSettings.defaults().withSize(CONNECTIONS).withMaxOverflow(0).withTimeout(Duration.ofSeconds(2)))
			.entities(Author.class, Book.class)
			.build();
		manager.initialize();
		return manager;
	}

	private static long usedBytes() {
		Runtime runtime = Runtime.getRuntime();
		System.gc();
		System.gc();
		return runtime.totalMemory() - runtime.freeMemory();
	}

}
