package io.appdb.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.appdb.test.TestDatabase;

/**
 * A stream of entities that do not fit into memory, written by a JVM with a heap of 256
 * MB. Stateless.
 */
final class StreamBenchmark implements Benchmark {

	private static final int MEGABYTES = 256;

	private static final int ENTITIES = 5_000_000;

	private static final int SMOKE_ENTITIES = 25_000;

	@Override
	public List<Result> run(Address address, Effort effort) throws Exception {
		List<Result> results = new ArrayList<>();
		List<BulkTarget> targets = effort.isSmoke() ? List.of(BulkTarget.SQLITE)
				: List.of(BulkTarget.POSTGRESQL, BulkTarget.SQLITE);
		int entities = effort.isSmoke() ? SMOKE_ENTITIES : ENTITIES;
		for (BulkTarget target : targets) {
			System.out.println("stream into " + target.label() + ": peak MB, live MB, seconds");
			try (TestDatabase database = target.create()) {
				double[] figures = stream(Address.of(database), entities);
				results.add(new Result(target.label() + ", " + entities + " entities in a stream, heap of " + MEGABYTES
						+ " MB: highest use, MB", Target.atMost(MEGABYTES), List.of(figures[0])));
				results
					.add(new Result("The same: highest use after a collection, MB", Target.NONE, List.of(figures[1])));
			}
		}
		return results;
	}

	private static double[] stream(Address address, int entities) throws IOException {
		Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx" + MEGABYTES + "m",
				"-XX:+UseSerialGC", "-classpath", System.getProperty("java.class.path"), StreamedUsers.class.getName(),
				address.url(), address.username(), address.password(), String.valueOf(entities))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		try (BufferedReader output = process.inputReader()) {
			String line = output.readLine();
			while (line != null && !line.startsWith("DONE ")) {
				System.out.println("  " + line);
				line = output.readLine();
			}
			if (line == null) {
				throw new IllegalStateException("The stream ended before it was written; its output says why");
			}
			System.out.println("  " + line);
			String[] words = line.split(" ", -1);
			return new double[] { Double.parseDouble(words[1]), Double.parseDouble(words[2]) };
		}
	}

}
