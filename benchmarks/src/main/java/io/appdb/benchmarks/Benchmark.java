package io.appdb.benchmarks;

import java.util.List;

/**
 * One comparison or several that share their set-up.
 */
@FunctionalInterface
interface Benchmark {

	/**
	 * Measures.
	 * @param address the database of the measured applications
	 * @param effort how much to measure
	 * @return what was found
	 * @throws Exception when a measured thing fails, which ends the run
	 */
	List<Result> run(Address address, Effort effort) throws Exception;

}
