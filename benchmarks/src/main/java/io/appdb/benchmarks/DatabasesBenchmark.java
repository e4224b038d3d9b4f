package io.appdb.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * What a second database takes: at start against one that is configured by hand, and from
 * requests that use the default one only. Stateless.
 */
final class DatabasesBenchmark implements Benchmark {

	private static final Target AT_MOST_BY_HAND = Target.atMost(1.10);

	@Override
	public List<Result> run(Address address, Effort effort) throws Exception {
		List<Result> results = new ArrayList<>(new StartBenchmark("With a second database against one by hand: ",
				Variant.APPDB_TWO, Variant.BOOT_TWO, AT_MOST_BY_HAND)
			.run(address, effort));
		results.addAll(new CostBenchmark("With a second database against one database, read from the default one",
				Variant.APPDB_TWO, Variant.APPDB, Target.NONE)
			.read(address, effort));
		return results;
	}

}
