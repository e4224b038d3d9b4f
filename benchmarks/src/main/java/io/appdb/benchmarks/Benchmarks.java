package io.appdb.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.appdb.benchmarks.bulk.User;
import io.appdb.engine.DatabaseType;
import io.appdb.test.TestDatabase;

/**
 * Runs every benchmark, prints the ratios and writes them as a Markdown table. Stateless.
 */
public final class Benchmarks {

	private static final String HEAD = "| comparison | target | median ratio | range | pairs | |\n|---|---|---|---|---|---|";

	private Benchmarks() {
	}

	/**
	 * Runs the benchmarks on a PostgreSQL of their own.
	 * @param arguments the file to write, and {@code all} or names of benchmarks
	 * separated by commas
	 * @throws Exception when a measured thing fails
	 */
	public static void main(String[] arguments) throws Exception {
		try (TestDatabase database = TestDatabase.create(DatabaseType.POSTGRESQL)) {
			run(arguments[1], Address.of(database), Effort.full(), Path.of(arguments[0]));
		}
		System.exit(0);
	}

	static Map<String, Benchmark> all() {
		Map<String, Benchmark> all = new LinkedHashMap<>();
		all.put("session", new SessionBenchmark());
		all.put("start", new StartBenchmark());
		all.put("http", new HttpBenchmark());
		all.put("cost", new CostBenchmark());
		all.put("databases", new DatabasesBenchmark());
		all.put("replicas", new ReplicaBenchmark());
		all.put("sqlite", new SqliteBenchmark());
		all.put("queries", new QueryBenchmark());
		all.put("bulk", BulkBenchmark.byHand());
		all.put("copy", BulkBenchmark.copies(User::new));
		all.put("unordered", BulkBenchmark.copies(User::unordered));
		all.put("repositories", BulkBenchmark.repositories());
		all.put("embedded", BulkBenchmark.embedded());
		all.put("stream", new StreamBenchmark());
		all.put("migrations", new MigrationBenchmark());
		all.put("rollback", new RollbackBenchmark());
		all.put("clone", new CloneBenchmark());
		return all;
	}

	static List<Result> run(String names, Address address, Effort effort, Path file) throws Exception {
		List<Result> results = new ArrayList<>();
		for (Map.Entry<String, Benchmark> benchmark : chosen(names).entrySet()) {
			results.addAll(benchmark.getValue().run(address, effort));
			write(results, file);
		}
		System.out.println(Files.readString(file));
		return results;
	}

	private static Map<String, Benchmark> chosen(String names) {
		Map<String, Benchmark> all = all();
		if ("all".equals(names)) {
			return all;
		}
		List<String> wanted = List.of(names.split(",", -1));
		if (!all.keySet().containsAll(wanted)) {
			throw new IllegalArgumentException("'benchmarks' is " + names + ": use all, or some of " + all.keySet());
		}
		all.keySet().retainAll(wanted);
		return all;
	}

	private static void write(List<Result> results, Path file) throws IOException {
		List<String> lines = new ArrayList<>(List.of(HEAD));
		results.forEach((result) -> lines.add(result.row()));
		Files.write(file, lines);
	}

}
