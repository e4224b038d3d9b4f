package io.appdb.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Opening and closing a session that nobody uses or that finds what it holds, measured by
 * JMH in a fork per figure. Stateless.
 */
final class SessionBenchmark implements Benchmark {

	@Override
	public List<Result> run(Address address, Effort effort) throws Exception {
		System.out.println("session, nanoseconds to open and close");
		Map<String, Measurement> measurements = new LinkedHashMap<>();
		for (String name : List.of("openSession", "entityManager", "withSession", "nativeEntityManager",
				"entityManagerFinds", "sessionFinds")) {
			measurements.put(name, () -> nanoseconds(name, effort));
		}
		Rounds rounds = Rounds.run(effort.pairs(), measurements);
		return List.of(
				new Result("`openSession().close()`, time against `createEntityManager().close()`", Target.atMost(1.2),
						rounds.ratios("openSession", "entityManager")),
				new Result("`withSession(…)`, time against the same", Target.atMost(1.2),
						rounds.ratios("withSession", "entityManager")),
				new Result("`openSession().close()`, time against Hibernate's own factory without Spring", Target.NONE,
						rounds.ratios("openSession", "nativeEntityManager")),
				new Result("a session that finds one entity 100 times, time against Hibernate's", Target.NONE,
						rounds.ratios("sessionFinds", "entityManagerFinds")));
	}

	private static double nanoseconds(String name, Effort effort) throws RunnerException {
		boolean smoke = effort.iterations() == 1;
		OptionsBuilder options = new OptionsBuilder();
		options.include(SessionOpening.class.getName() + "\\." + name + "$")
			.forks(smoke ? 0 : 1)
			.warmupIterations(effort.iterations())
			.warmupTime(TimeValue.milliseconds(smoke ? 10 : 500))
			.measurementIterations(effort.iterations())
			.measurementTime(TimeValue.milliseconds(smoke ? 10 : 400))
			.jvmArgs(effort.flags().toArray(String[]::new))
			.verbosity(VerboseMode.SILENT)
			.shouldFailOnError(true);
		return new Runner(options.build()).runSingle().getPrimaryResult().getScore();
	}

}
