package io.appdb.migration;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether the migrations go up, back and up again. Immutable; shared by all threads.
 *
 * @param steps what was tried, in this order; one that failed is the last, except for the
 * comparison with the entities, after which the others follow all the same
 */
public record VerifyReport(List<Step> steps) {

	/**
	 * Creates a report.
	 */
	public VerifyReport {
		steps = List.copyOf(steps);
	}

	/**
	 * {@return whether every step did what it should}
	 */
	public boolean isSuccessful() {
		return this.steps.stream().allMatch(Step::isSuccessful);
	}

	/**
	 * {@return a line for each step, for people}
	 */
	@Override
	public String toString() {
		return this.steps.stream().map(Step::toString).collect(Collectors.joining(System.lineSeparator()));
	}

	/**
	 * One step. Immutable.
	 *
	 * @param name what was tried, as in {@code upgrade to head}
	 * @param duration how long it took
	 * @param problems what came out wrong, a sentence each, empty when it went well
	 */
	public record Step(String name, Duration duration, List<String> problems) {

		/**
		 * Creates a step.
		 */
		public Step {
			problems = List.copyOf(problems);
		}

		/**
		 * {@return whether it went well}
		 */
		public boolean isSuccessful() {
			return this.problems.isEmpty();
		}

		@Override
		public String toString() {
			return this.name + ": " + (isSuccessful() ? "well" : String.join("; ", this.problems));
		}

	}

}
