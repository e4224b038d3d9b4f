package io.appdb.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import io.appdb.DatabaseManager;
import io.appdb.benchmarks.app.Author;
import io.appdb.replica.ReadCounts;
import io.appdb.replica.Replicas;
import io.appdb.session.SessionManager;
import org.testcontainers.DockerClientFactory;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Reads that keep the server busy, with two replicas and without, while the same clients
 * write and see what they have written. Each server has the same part of a processor.
 * Left out where there is no Docker. Stateless.
 */
final class ReplicaBenchmark implements Benchmark {

	private static final double PROCESSORS = 0.2;

	private static final int READS_PER_WRITE = 20;

	private static final String READ = "select sum(length(md5(cast(n as text)))) from generate_series(1, 4000) n";

	private static final String WRITE = "insert into written (at) values (now())";

	@Override
	public List<Result> run(Address address, Effort effort) throws Exception {
		if (!DockerClientFactory.instance().isDockerAvailable()) {
			System.out.println("replicas: left out, there is no Docker");
			return List.of();
		}
		System.out.println("replicas, reads/s");
		try (ReplicatedPostgresql servers = ReplicatedPostgresql.start(2)) {
			servers.execute("create table written (at timestamp)");
			try (DatabaseManager alone = manager(servers.primary(), "");
					DatabaseManager replicated = manager(servers.primary(), servers.replicas())) {
				read(alone.sessions());
				read(replicated.sessions());
				servers.limit(effort.isSmoke() ? 1 : PROCESSORS);
				Replicas replicas = replicated.replicas().orElseThrow();
				Map<String, Measurement> measurements = new LinkedHashMap<>();
				measurements.put("one server", () -> reads(alone.sessions(), effort));
				measurements.put("two replicas", () -> reads(replicated.sessions(), effort));
				Rounds rounds = Rounds.run(effort.pairs(), measurements);
				return List.of(
						new Result("Reads/s with two replicas, own writes seen, against one server of the same size",
								Target.atLeast(1.8), rounds.ratios("two replicas", "one server")),
						new Result("Share of these reads that replicas have served", Target.NONE,
								List.of(share(replicas.counts()))));
			}
		}
	}

	private static double share(ReadCounts counts) {
		double fallenBack = 0;
		for (ReadCounts.Reason reason : ReadCounts.Reason.values()) {
			fallenBack += counts.byPrimary(reason);
		}
		return counts.byReplicas() / (counts.byReplicas() + fallenBack);
	}

	private static DatabaseManager manager(String primary, String replicas) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("benchmark", Map.of("app.db.url", primary, "app.db.replicas.urls", replicas,
					"app.db.schema.mode", "none", "app.db.pool.max-overflow", "0")));
		DatabaseManager manager = DatabaseManager.builder()
			.from(environment)
			.packages(Author.class.getPackageName())
			.build();
		manager.initialize();
		return manager;
	}

	private static double reads(SessionManager sessions, Effort effort) throws Exception {
		AtomicBoolean reading = new AtomicBoolean(true);
		LongAdder reads = new LongAdder();
		try (Crew clients = Crew.start(effort.plainClients(), () -> readWhile(sessions, reading, reads))) {
			Thread.sleep(effort.settling().toMillis());
			long before = reads.sum();
			long start = System.nanoTime();
			Thread.sleep(effort.window().toMillis());
			double rate = (reads.sum() - before) / ((System.nanoTime() - start) / 1e9);
			reading.set(false);
			clients.join();
			return rate;
		}
		finally {
			reading.set(false);
		}
	}

	private static void readWhile(SessionManager sessions, AtomicBoolean reading, LongAdder reads) {
		for (int number = 0; reading.get(); number++) {
			if (number % READS_PER_WRITE == 0) {
				sessions.runInTransaction((session) -> session.execute(WRITE));
			}
			read(sessions);
			reads.increment();
		}
	}

	private static void read(SessionManager sessions) {
		DefaultTransactionDefinition readOnly = new DefaultTransactionDefinition();
		readOnly.setReadOnly(true);
		sessions.inTransaction(readOnly, (session) -> session.createNativeQuery(READ, Long.class).getSingleResult());
	}

}
