package io.appdb.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.appdb.benchmarks.TestJvm.Libraries;
import io.appdb.benchmarks.junit.AppDbUserTests;
import io.appdb.benchmarks.junit.BootUserTests;
import io.appdb.test.TestDatabase;

/**
 * 50 tests in transactions that are rolled back, beside the same 50 with Boot alone. Each
 * pair is two fresh JVMs; the server runs already. Stateless.
 */
final class RollbackBenchmark implements Benchmark {

	private static final int TESTS = 50;

	private static final int REPETITIONS = 5;

	@Override
	public List<Result> run(Address address, Effort effort) throws Exception {
		System.out.println(TESTS + " tests that are rolled back, seconds of context, tests, tests again");
		List<Times> ours = new ArrayList<>();
		List<Times> theirs = new ArrayList<>();
		for (int pair = 0; pair < effort.pairs(); pair++) {
			if (pair % 2 == 0) {
				ours.add(withLibrary(address, effort));
				theirs.add(withBoot(effort));
			}
			else {
				theirs.add(withBoot(effort));
				ours.add(withLibrary(address, effort));
			}
			System.out.println("  AppDB " + ours.get(pair) + ", Boot " + theirs.get(pair));
		}
		return List.of(
				result("50 ROLLBACK tests against `@DataJpaTest`, time after the context has started",
						Target.atMost(1.1), ours, theirs, Times::tests),
				result("The same with the start of the context", Target.atMost(1.1), ours, theirs,
						(times) -> times.context() + times.tests()),
				result("The same tests once more in the same JVM, per run", Target.NONE, ours, theirs, Times::again));
	}

	private static Result result(String what, Target target, List<Times> ours, List<Times> theirs, Figure figure) {
		List<Double> ratios = new ArrayList<>();
		for (int pair = 0; pair < ours.size(); pair++) {
			ratios.add(figure.of(ours.get(pair)) / figure.of(theirs.get(pair)));
		}
		return new Result(what, target, ratios);
	}

	private static Times withLibrary(Address address, Effort effort) throws IOException {
		List<String> flags = flags(effort, address);
		flags.addAll(TestServer.given(address));
		try (TestJvm jvm = TestJvm.start(AppDbUserTests.class, Libraries.ZONKY, flags)) {
			return times(jvm, effort);
		}
	}

	/**
	 * The database is made outside of the measured time, as the container would bring it.
	 */
	private static Times withBoot(Effort effort) throws Exception {
		try (TestDatabase database = TestServer.create(effort)) {
			try (TestJvm jvm = TestJvm.start(BootUserTests.class, Libraries.ALL, flags(effort, Address.of(database)))) {
				return times(jvm, effort);
			}
		}
	}

	private static List<String> flags(Effort effort, Address address) {
		List<String> flags = new ArrayList<>(effort.flags());
		flags.addAll(TestServer.application(address, "classpath:db/users"));
		return flags;
	}

	private static Times times(TestJvm jvm, Effort effort) throws IOException {
		double context = jvm.run("open", 1);
		double tests = jvm.run("measured", TESTS);
		int repetitions = effort.isSmoke() ? 1 : REPETITIONS;
		double again = 0;
		for (int repetition = 0; repetition < repetitions; repetition++) {
			again += jvm.run("measured", TESTS) / repetitions;
		}
		return new Times(context, tests, again);
	}

	/**
	 * What one JVM took. A value.
	 *
	 * @param context seconds until the first test has passed
	 * @param tests seconds of the 50 tests
	 * @param again mean seconds of the same tests afterwards
	 */
	private record Times(double context, double tests, double again) {

	}

	/**
	 * One of the times.
	 */
	@FunctionalInterface
	private interface Figure {

		double of(Times times);

	}

}
