package io.appdb.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a request costs the application: bytes, processor time, round trips to the
 * database. One client sends one request after the other, so that other work on the
 * machine changes little. Stateless.
 */
final class CostBenchmark implements Benchmark {

	private static final String COUNTING = "socketFactory=io.appdb.benchmarks.app.CountingSocketFactory";

	private static final int REQUESTS = 10_000;

	private static final int REQUESTS_TO_SEE_THAT_IT_RUNS = 20;

	@Override
	public List<Result> run(Address address, Effort effort) throws Exception {
		boolean counting = address.url().startsWith("jdbc:postgresql:");
		Address counted = counting ? new Address(address.url() + (address.url().contains("?") ? "&" : "?") + COUNTING,
				address.username(), address.password()) : address;
		try (RunningApplication ours = RunningApplication.start(Variant.APPDB, counted, effort.flags());
				RunningApplication boot = RunningApplication.start(Variant.BOOT_WITHOUT_OPEN_VIEW, counted,
						effort.flags())) {
			List<Result> results = new ArrayList<>();
			results.addAll(results("Plain read", counting, measure("GET", "/read/1", ours, boot, effort)));
			results.addAll(results("Plain write", counting, measure("POST", "/write/1", ours, boot, effort)));
			return results;
		}
	}

	private static List<Pair> measure(String method, String path, RunningApplication ours, RunningApplication boot,
			Effort effort) throws IOException {
		int requests = effort.isSmoke() ? REQUESTS_TO_SEE_THAT_IT_RUNS : REQUESTS;
		cost(ours, method, path, 2 * requests);
		cost(boot, method, path, 2 * requests);
		List<Pair> pairs = new ArrayList<>();
		for (int pair = 0; pair < effort.pairs(); pair++) {
			Pair measured = new Pair(cost(ours, method, path, requests), cost(boot, method, path, requests));
			System.out.println("  " + path + " " + measured);
			pairs.add(measured);
		}
		return pairs;
	}

	private static List<Result> results(String name, boolean counting, List<Pair> pairs) {
		List<Result> results = new ArrayList<>();
		results.add(result(name + ", bytes allocated per request", pairs, Cost::bytes));
		results.add(result(name + ", processor time per request", pairs, Cost::micros));
		if (counting) {
			results.add(result(name + ", round trips to the database per request", pairs, Cost::roundTrips));
		}
		return results;
	}

	private static Result result(String what, List<Pair> pairs, ToDoubleFunction<Cost> part) {
		return new Result(what, Target.atMost(1),
				pairs.stream()
					.map((pair) -> part.applyAsDouble(pair.ours()) / part.applyAsDouble(pair.boot()))
					.toList());
	}

	/**
	 * Sends requests and tells what each of them has cost.
	 */
	private static Cost cost(RunningApplication application, String method, String path, int requests)
			throws IOException {
		Spent before = Spent.by(application);
		try (HttpClientConnection connection = new HttpClientConnection(application.port(), method, path)) {
			for (int request = 0; request < requests; request++) {
				connection.exchange();
			}
		}
		Spent after = Spent.by(application);
		return new Cost((after.bytes() - before.bytes()) / requests,
				Math.max(1, after.nanos() - before.nanos()) / requests / 1000,
				(after.roundTrips() - before.roundTrips()) / requests);
	}

	/**
	 * Costs of both applications, measured one after the other. A value.
	 *
	 * @param ours with this library
	 * @param boot plain Boot with open-in-view off
	 */
	private record Pair(Cost ours, Cost boot) {

	}

	/**
	 * What one request costs. A value.
	 *
	 * @param bytes bytes allocated
	 * @param micros processor time in microseconds
	 * @param roundTrips round trips to the database
	 */
	private record Cost(double bytes, double micros, double roundTrips) {

	}

	/**
	 * What an application has spent since it started. A value.
	 *
	 * @param bytes bytes allocated
	 * @param nanos processor time in nanoseconds
	 * @param roundTrips round trips to the database
	 */
	private record Spent(double bytes, double nanos, double roundTrips) {

		static Spent by(RunningApplication application) throws IOException {
			try (HttpClientConnection connection = new HttpClientConnection(application.port(), "GET", "/cost")) {
				String[] report = connection.exchange().split(" ", -1);
				return new Spent(Double.parseDouble(report[0]), application.cpuNanos(), Double.parseDouble(report[1]));
			}
		}

	}

}
