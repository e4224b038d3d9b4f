package io.appdb.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.appdb.DatabaseManager;
import io.appdb.benchmarks.app.Author;
import io.appdb.engine.DatabaseType;
import io.appdb.session.SessionManager;
import io.appdb.test.TestDatabase;

/**
 * Write transactions on SQLite from many threads, beside reading ones, against the same
 * writes from one thread. Stateless.
 */
final class SqliteBenchmark implements Benchmark {

	private static final int WRITES_PER_THREAD = 20;

	private static final long READ_EVERY_MILLIS = 20;

	@Override
	public List<Result> run(Address address, Effort effort) throws Exception {
		System.out.println("SQLite, write transactions/s");
		try (TestDatabase database = TestDatabase.create(DatabaseType.SQLITE);
				DatabaseManager manager = DatabaseManager.builder()
					.url(database.url())
					.packages(Author.class.getPackageName())
					.build()) {
			manager.initialize();
			SessionManager sessions = manager.sessions();
			sessions.runInTransaction((session) -> session.execute("insert into authors values (1, 'Ada')"));
			int threads = effort.sqliteThreads();
			Map<String, Measurement> measurements = new LinkedHashMap<>();
			measurements.put("many", () -> besideReaders(sessions, threads, threads));
			measurements.put("one beside readers", () -> besideReaders(sessions, threads, 1));
			measurements.put("one", () -> written(sessions, 1, threads * WRITES_PER_THREAD));
			Rounds.run(2 * effort.pairs(), measurements);
			Rounds rounds = Rounds.run(effort.pairs(), measurements);
			return List.of(
					new Result(
							"SQLite, 50 threads × 20 write transactions beside 50 readers, "
									+ "transactions/s against one thread alone",
							Target.atLeast(0.8), rounds.ratios("many", "one")),
					new Result("The same against one thread beside the same readers", Target.NONE,
							rounds.ratios("many", "one beside readers")));
		}
	}

	private static double besideReaders(SessionManager sessions, int readers, int writers) throws Exception {
		AtomicBoolean writing = new AtomicBoolean(true);
		try (Crew reading = Crew.start(readers, () -> readWhile(sessions, writing))) {
			double rate = written(sessions, writers, readers * WRITES_PER_THREAD / writers);
			writing.set(false);
			reading.join();
			return rate;
		}
		finally {
			writing.set(false);
		}
	}

	private static void readWhile(SessionManager sessions, AtomicBoolean writing) throws InterruptedException {
		while (writing.get()) {
			sessions.runWithSession((session) -> session.find(Author.class, 1L));
			Thread.sleep(READ_EVERY_MILLIS);
		}
	}

	private static double written(SessionManager sessions, int threads, int writesEach) throws Exception {
		long start = System.nanoTime();
		try (Crew writers = Crew.start(threads, () -> write(sessions, writesEach))) {
			writers.join();
		}
		return threads * writesEach / ((System.nanoTime() - start) / 1e9);
	}

	private static void write(SessionManager sessions, int count) {
		for (int number = 0; number < count; number++) {
			sessions.runInTransaction(
					(session) -> session.execute("insert into notes (text, author_id) values (?, ?)", "measured", 1L));
		}
	}

}
