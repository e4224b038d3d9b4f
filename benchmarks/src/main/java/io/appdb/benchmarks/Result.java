package io.appdb.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * What a comparison found. A value.
 *
 * @param what what was compared
 * @param target what its ratio should be
 * @param ratios the ratio of each pair
 */
record Result(String what, Target target, List<Double> ratios) {

	Result {
		ratios = ratios.stream().sorted().toList();
	}

	double median() {
		int half = this.ratios.size() / 2;
		return (this.ratios.size() % 2 == 1) ? this.ratios.get(half)
				: (this.ratios.get(half - 1) + this.ratios.get(half)) / 2;
	}

	/**
	 * The result as a row of a Markdown table.
	 */
	String row() {
		return String.format(Locale.ROOT, "| %s | %s | **%.2f** | %.2f – %.2f | %d | %s |", this.what, this.target,
				median(), this.ratios.get(0), this.ratios.get(this.ratios.size() - 1), this.ratios.size(),
				this.target.verdict(median()));
	}

}
