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
 * The query cache of a session beside the query itself and Hibernate's own query cache,
 * measured by JMH in a fork per figure. Stateless.
 */
final class QueryBenchmark implements Benchmark {

	private static final Target TWO_MICROSECONDS = Target.atMost(2);

	@Override
	public List<Result> run(Address address, Effort effort) throws Exception {
		System.out.println("queries, microseconds");
		Map<String, Measurement> measurements = new LinkedHashMap<>();
		for (String name : List.of("prepared", "created", "rowsOfSql", "inTransaction", "ownCache", "uncached")) {
			measurements.put(name, () -> microseconds(name, 1, address, effort));
		}
		measurements.put("20 in a transaction", () -> microseconds("inTransaction", 20, address, effort));
		Rounds rounds = Rounds.run(effort.pairs(), measurements);
		return List.of(new Result("`queryCache().list(…)`, a hit, µs", TWO_MICROSECONDS, rounds.figures("prepared")),
				new Result("The same with creating the query and setting two parameters, µs", TWO_MICROSECONDS,
						rounds.figures("created")),
				new Result("`queryCache().rows(…)`, a hit, µs", TWO_MICROSECONDS, rounds.figures("rowsOfSql")),
				new Result("A hit in a transaction with 1 object, with creating the query, µs", TWO_MICROSECONDS,
						rounds.figures("inTransaction")),
				new Result("A hit in a transaction with 20 objects, with creating the query, µs", TWO_MICROSECONDS,
						rounds.figures("20 in a transaction")),
				new Result("The query itself, time against a hit", Target.NONE, rounds.ratios("uncached", "created")),
				new Result("Hibernate's own query cache, time against a hit", Target.NONE,
						rounds.ratios("ownCache", "created")));
	}

	private static double microseconds(String name, int rows, Address address, Effort effort) throws RunnerException {
		boolean smoke = effort.iterations() == 1;
		OptionsBuilder options = new OptionsBuilder();
		options.include(QueryReading.class.getName() + "\\." + name + "$")
			.param("url", smoke ? "jdbc:h2:mem:queries" : address.url())
			.param("username", smoke ? "sa" : address.username())
			.param("password", smoke ? "" : address.password())
			.param("rows", String.valueOf(rows))
			.forks(smoke ? 0 : 1)
			.warmupIterations(effort.iterations())
			.warmupTime(TimeValue.milliseconds(smoke ? 10 : 700))
			.measurementIterations(effort.iterations())
			.measurementTime(TimeValue.milliseconds(smoke ? 10 : 400))
			.jvmArgs(effort.flags().toArray(String[]::new))
			.verbosity(VerboseMode.SILENT)
			.shouldFailOnError(true);
		return new Runner(options.build()).runSingle().getPrimaryResult().getScore() / 1000;
	}

}
