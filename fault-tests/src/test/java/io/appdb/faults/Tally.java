package io.appdb.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Adds up the rounds with one outage on one database. Used by one thread.
 */
final class Tally {

	private static final String HEAD = """
			| %s | fault | times | requests | acknowledged | lost | twice | refused | refused, yet stored \
			| outcome unknown (stored) | no answer (stored) | %s, median | worst |
			|---|---|---|---|---|---|---|---|---|---|---|---|---|""";

	private final String subject;

	private final String outage;

	private final Map<Outcome, Integer> answers = new EnumMap<>(Outcome.class);

	private final Map<Outcome, Integer> stored = new EnumMap<>(Outcome.class);

	private final List<Duration> durations = new ArrayList<>();

	private final Counts failures = new Counts();

	private final Counts unknown = new Counts();

	private int rounds;

	private int twice;

	Tally(String subject, String outage) {
		this.subject = subject;
		this.outage = outage;
	}

	/**
	 * The head of the Markdown table with rows.
	 * @param subject what the first column is about
	 * @param duration what was measured
	 */
	static String head(String subject, String duration) {
		return HEAD.formatted(subject, duration);
	}

	/**
	 * Adds a round.
	 * @param round what the customers were told
	 * @param audit what was found after it
	 * @param explanation why the outcome of a request is unknown
	 */
	void add(Collection<Answer> round, Audit audit, UnaryOperator<String> explanation) {
		this.rounds++;
		for (Answer answer : round) {
			this.answers.merge(answer.outcome(), 1, Integer::sum);
			int times = audit.times(answer);
			this.stored.merge(answer.outcome(), Math.min(times, 1), Integer::sum);
			this.twice += (times > 1) ? 1 : 0;
			if (answer.outcome() != Outcome.ACKNOWLEDGED) {
				this.failures.add(answer.kind(), times > 0);
			}
			if (answer.outcome() == Outcome.UNKNOWN) {
				this.unknown.add(this.subject + " | " + explanation.apply(answer.request()), times > 0);
			}
		}
	}

	void measured(Duration duration) {
		this.durations.add(duration);
		this.durations.sort(null);
	}

	/**
	 * What was not acknowledged, by answer.
	 */
	Counts failures() {
		return this.failures;
	}

	/**
	 * The unknown outcomes, by database and what was under way.
	 */
	Counts unknown() {
		return this.unknown;
	}

	int rounds() {
		return this.rounds;
	}

	/**
	 * Whether a customer was told of anything but a success.
	 */
	boolean isNoticed() {
		return requests() > answers(Outcome.ACKNOWLEDGED);
	}

	int requests() {
		return this.answers.values().stream().mapToInt(Integer::intValue).sum();
	}

	private int answers(Outcome outcome) {
		return this.answers.getOrDefault(outcome, 0);
	}

	private int stored(Outcome outcome) {
		return this.stored.getOrDefault(outcome, 0);
	}

	/**
	 * The row of a Markdown table under {@link #head}.
	 */
	String row() {
		return String.format(Locale.ROOT,
				"| %s | %s | %d | %,d | %,d | %d | %d | %,d | %d | %d (%d) | %d (%d) | %s | %s |", this.subject,
				this.outage, this.rounds, requests(), answers(Outcome.ACKNOWLEDGED),
				answers(Outcome.ACKNOWLEDGED) - stored(Outcome.ACKNOWLEDGED), this.twice, answers(Outcome.REFUSED),
				stored(Outcome.REFUSED), answers(Outcome.UNKNOWN), stored(Outcome.UNKNOWN), answers(Outcome.UNANSWERED),
				stored(Outcome.UNANSWERED), median(), worst());
	}

	private String median() {
		int half = this.durations.size() / 2;
		return this.durations.isEmpty() ? "–"
				: text(this.durations.get(half).plus(this.durations.get((this.durations.size() - 1) / 2)).dividedBy(2));
	}

	private String worst() {
		return this.durations.isEmpty() ? "–" : text(this.durations.get(this.durations.size() - 1));
	}

	private static String text(Duration duration) {
		return duration.toMillis() + " ms";
	}

}
