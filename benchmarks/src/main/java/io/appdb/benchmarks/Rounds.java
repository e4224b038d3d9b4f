package io.appdb.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured side by side, round by round. A value.
 *
 * @param figures the figures of each round by name
 */
record Rounds(List<Map<String, Double>> figures) {

	Rounds {
		figures = List.copyOf(figures);
	}

	/**
	 * Measures everything once per round, in the one and the other order by turns.
	 */
	static Rounds run(int rounds, Map<String, Measurement> measurements) throws Exception {
		List<Map<String, Double>> figures = new ArrayList<>();
		List<String> order = new ArrayList<>(measurements.keySet());
		for (int round = 0; round < rounds; round++) {
			Map<String, Double> found = new LinkedHashMap<>();
			for (String name : order) {
				Measurement measurement = measurements.get(name);
				if (measurement != null) {
					found.put(name, measurement.measure());
				}
			}
			System.out.println("  " + found);
			figures.add(found);
			order = reversed(order);
		}
		return new Rounds(figures);
	}

	private static List<String> reversed(List<String> order) {
		List<String> reversed = new ArrayList<>(order);
		Collections.reverse(reversed);
		return reversed;
	}

	/**
	 * The ratio of two figures in each round.
	 */
	List<Double> ratios(String of, String to) {
		return this.figures.stream().map((round) -> figure(round, of) / figure(round, to)).toList();
	}

	/**
	 * One figure of each round.
	 */
	List<Double> figures(String of) {
		return this.figures.stream().map((round) -> figure(round, of)).toList();
	}

	private static double figure(Map<String, Double> round, String name) {
		Double figure = round.get(name);
		if (figure == null) {
			throw new IllegalArgumentException("'" + name + "' was not measured, only " + round.keySet());
		}
		return figure;
	}

}
