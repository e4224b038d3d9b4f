package io.appdb.benchmarks;

/**
 * Measures one thing once.
 */
@FunctionalInterface
interface Measurement {

	/**
	 * Measures.
	 * @return the figure, of which only the ratio to another one counts
	 * @throws Exception when the measured thing fails, which ends the run
	 */
	double measure() throws Exception;

}
