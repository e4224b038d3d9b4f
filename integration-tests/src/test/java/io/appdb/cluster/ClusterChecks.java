package io.appdb.cluster;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.appdb.DatabaseManager;
import io.appdb.error.DeadlockException;
import io.appdb.retry.TransactionRetry;
import io.appdb.schema.SchemaMode;
import io.appdb.session.DbSession;

import org.springframework.core.retry.RetryPolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What has to hold while all nodes of a cluster are written to at the same time. Without
 * state.
 */
final class ClusterChecks {

	private ClusterChecks() {
	}

	/**
	 * A node that is locked applies nothing. A read that does not wait shows that it is
	 * behind. Whoever has locked it must not wait, or would never unlock it.
	 */
	static void readsWaitWhereAsked(ClusterServers servers) throws Exception {
		try (DatabaseManager writer = servers.manager(servers.url(0), SchemaMode.CREATE, Counter.class);
				DatabaseManager hasty = servers.manager(servers.url(1), SchemaMode.NONE, Counter.class);
				DatabaseManager causal = servers.manager(servers.causalUrl(1), SchemaMode.NONE, Counter.class)) {
			insert(writer, 10);
			assertThat(isThere(causal, 10)).isTrue();
			try (Connection node = servers.connect(1); Statement statement = node.createStatement()) {
				statement.execute(servers.hasty());
				statement.execute("flush tables with read lock");
				insert(writer, 11);
				assertThat(isThere(hasty, 11)).isFalse();
				CompletableFuture<Boolean> read = CompletableFuture.supplyAsync(() -> isThere(causal, 11));
				await().during(Duration.ofMillis(500)).until(() -> !read.isDone());
				statement.execute("unlock tables");
				assertThat(read.get(20, TimeUnit.SECONDS)).isTrue();
			}
		}
	}

	static void insert(DatabaseManager manager, int id) {
		manager.sessions().runInTransaction((db) -> db.persist(new Counter(id)));
	}

	static boolean isThere(DatabaseManager manager, int id) {
		return manager.sessions().withSession((db) -> db.find(Counter.class, id)) != null;
	}

	/**
	 * The later of two commits by different nodes is refused.
	 */
	static void lostCertificationIsADeadlock(ClusterServers servers) throws Exception {
		try (DatabaseManager one = servers.manager(servers.url(0), SchemaMode.CREATE, Counter.class);
				DatabaseManager other = servers.manager(servers.causalUrl(1), SchemaMode.NONE, Counter.class)) {
			servers.execute(0, "replace into counter (id, number) values (3, 0)");
			assertThatExceptionOfType(DeadlockException.class)
				.isThrownBy(() -> one.sessions().runInTransaction((db) -> {
					db.find(Counter.class, 3).increment();
					db.flush();
					other.sessions()
						.runInTransaction(
								(meanwhile) -> meanwhile.execute("update counter set number = 7 where id = 3"));
				}));
			assertThat(servers.query(0, "select number from counter where id = 3")).isEqualTo("7");
		}
	}

	/**
	 * Every thread changes the same row, by all nodes in turn.
	 */
	static void countsExactly(ClusterServers servers) throws Exception {
		List<DatabaseManager> nodes = servers.managers(Counter.class);
		try {
			servers.execute(0, "replace into counter (id, number) values (2, 0)");
			List<TransactionRetry> retries = nodes.stream()
				.map((node) -> new TransactionRetry(node.sessions()))
				.toList();
			AtomicInteger attempts = new AtomicInteger();
			atOnce(8, (thread) -> {
				for (int time = 0; time < 15; time++) {
					TransactionRetry retry = retries.get((thread + time) % retries.size());
					retry.runInTransaction(patient(retry), (db) -> {
						attempts.incrementAndGet();
						db.execute("update counter set number = number + 1 where id = 2");
					});
				}
				return true;
			});
			assertThat(servers.query(1, "select number from counter where id = 2")).isEqualTo("120");
			assertThat(attempts).hasValueGreaterThan(120);
		}
		finally {
			nodes.forEach(DatabaseManager::close);
		}
	}

	/**
	 * All nodes, or the first ones, write at the same time; every identifier has to lead
	 * to the note that has got it, on another node.
	 */
	static <T extends Numbered> void identifiersAreThoseStored(ClusterServers servers, int writers, Class<T> type,
			Function<String, T> note) throws Exception {
		List<DatabaseManager> nodes = servers.managers(type);
		try {
			List<List<T>> written = atOnce(6, (thread) -> {
				DatabaseManager node = nodes.get(thread % writers);
				TransactionRetry retry = new TransactionRetry(node.sessions());
				List<T> all = new ArrayList<>();
				for (int round = 0; round < 2; round++) {
					String name = "thread " + thread + ", round " + round + ", ";
					all.addAll(retry.inTransaction(patient(retry), (db) -> write(db, note, name)));
				}
				return all;
			});
			try (DatabaseManager reader = servers.manager(servers.causalUrl(2), SchemaMode.NONE, type)) {
				Map<Long, String> stored = new HashMap<>();
				reader.sessions()
					.withSession((db) -> db.createSelectionQuery("from " + type.getSimpleName(), type).getResultList())
					.forEach((one) -> stored.put(one.id(), one.name()));
				Map<Long, String> expected = new HashMap<>();
				written.stream().flatMap(List::stream).forEach((one) -> expected.put(one.id(), one.name()));
				assertThat(expected).hasSize(6 * 2 * 60);
				assertThat(stored).isEqualTo(expected);
			}
		}
		finally {
			nodes.forEach(DatabaseManager::close);
		}
	}

	private static <T> List<T> write(DbSession db, Function<String, T> note, String name) {
		List<T> all = new ArrayList<>();
		for (int number = 0; number < 60; number++) {
			all.add(note.apply(name + number));
		}
		db.batchInsert(all.subList(0, 50));
		all.subList(50, 60).forEach(db::persist);
		db.flush();
		return all;
	}

	private static RetryPolicy patient(TransactionRetry retry) {
		return retry.policy()
			.maxRetries(1000)
			.delay(Duration.ofMillis(2))
			.jitter(Duration.ofMillis(1))
			.maxDelay(Duration.ofMillis(20))
			.build();
	}

	static <T> List<T> atOnce(int threads, Work<T> work) throws Exception {
		CyclicBarrier start = new CyclicBarrier(threads);
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try {
			List<Future<T>> running = new ArrayList<>();
			for (int number = 0; number < threads; number++) {
				int thread = number;
				Callable<T> task = () -> {
					start.await(30, TimeUnit.SECONDS);
					return work.of(thread);
				};
				running.add(executor.submit(task));
			}
			List<T> results = new ArrayList<>();
			for (Future<T> one : running) {
				results.add(one.get(90, TimeUnit.SECONDS));
			}
			return results;
		}
		finally {
			executor.shutdownNow();
		}
	}

	/**
	 * What a thread does.
	 */
	@FunctionalInterface
	interface Work<T> {

		T of(int thread) throws Exception;

	}

}
