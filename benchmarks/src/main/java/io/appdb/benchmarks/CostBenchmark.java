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

	private final String read;

	private final Variant ours;

	private final Variant other;

	private final Target target;

	CostBenchmark() {
		this("Plain read", Variant.APPDB, Variant.BOOT_WITHOUT_OPEN_VIEW, Target.atMost(1));
	}

	/**
	 * Creates a comparison.
	 * @param read what is said of the plain read
	 * @param ours what is measured
	 * @param other what it is compared with
	 * @param target what the ratio should be
	 */
	CostBenchmark(String read, Variant ours, Variant other, Target target) {
		this.read = read;
		this.ours = ours;
		this.other = other;
		this.target = target;
	}

	@Override
	public List<Result> run(Address address, Effort effort) throws Exception {
		return run(address, effort, true);
	}

	/**
	 * Measures the plain read only.
	 */
	List<Result> read(Address address, Effort effort) throws Exception {
		return run(address, effort, false);
	}

	private List<Result> run(Address address, Effort effort, boolean writes) throws Exception {
		boolean counting = address.url().startsWith("jdbc:postgresql:");
		Address counted = counting ? new Address(address.url() + (address.url().contains("?") ? "&" : "?") + COUNTING,
				address.username(), address.password()) : address;
		try (RunningApplication ours = RunningApplication.start(this.ours, counted, effort.flags());
				RunningApplication other = RunningApplication.start(this.other, counted, effort.flags())) {
			List<Result> results = new ArrayList<>();
			results.addAll(results(this.read, counting, measure("GET", "/read/1", ours, other, effort)));
			if (writes) {
				results.addAll(results("Plain write", counting, measure("POST", "/write/1", ours, other, effort)));
			}
			return results;
		}
	}

	private static List<Pair> measure(String method, String path, RunningApplication ours, RunningApplication other,
			Effort effort) throws IOException {
		int requests = effort.isSmoke() ? REQUESTS_TO_SEE_THAT_IT_RUNS : REQUESTS;
		cost(ours, method, path, 2 * requests);
		cost(other, method, path, 2 * requests);
		List<Pair> pairs = new ArrayList<>();
		for (int pair = 0; pair < effort.pairs(); pair++) {
			Pair measured = new Pair(cost(ours, method, path, requests), cost(other, method, path, requests));
			System.out.println("  " + path + " " + measured);
			pairs.add(measured);
		}
		return pairs;
	}

	private List<Result> results(String name, boolean counting, List<Pair> pairs) {
		List<Result> results = new ArrayList<>();
		results.add(result(name + ", bytes allocated per request", pairs, Cost::bytes));
		results.add(result(name + ", processor time per request", pairs, Cost::micros));
		if (counting) {
			results.add(result(name + ", round trips to the database per request", pairs, Cost::roundTrips));
		}
		return results;
	}

	private Result result(String what, List<Pair> pairs, ToDoubleFunction<Cost> part) {
		return new Result(what, this.target,
				pairs.stream()
					.map((pair) -> part.applyAsDouble(pair.ours()) / part.applyAsDouble(pair.other()))
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
	 * @param ours what is measured
	 * @param other what they are compared with
	 */
	private record Pair(Cost ours, Cost other) {

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
