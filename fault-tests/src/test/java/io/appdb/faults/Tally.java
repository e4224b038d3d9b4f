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

	static final String HEAD = """
			| database | fault | times | requests | acknowledged | lost | twice | refused | refused, yet stored \
			| outcome unknown (stored) | no answer (stored) | first 200 after, median | worst |
			|---|---|---|---|---|---|---|---|---|---|---|---|---|""";

	private final String database;

	private final String outage;

	private final Map<Outcome, Integer> answers = new EnumMap<>(Outcome.class);

	private final Map<Outcome, Integer> stored = new EnumMap<>(Outcome.class);

	private final List<Duration> recoveries = new ArrayList<>();

	private final Counts failures = new Counts();

	private final Counts unknown = new Counts();

	private int rounds;

	private int twice;

	Tally(String database, String outage) {
		this.database = database;
		this.outage = outage;
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
				this.unknown.add(this.database + " | " + explanation.apply(answer.request()), times > 0);
			}
		}
	}

	void recovered(Duration duration) {
		this.recoveries.add(duration);
		this.recoveries.sort(null);
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
	 * The row of a Markdown table under {@link #HEAD}.
	 */
	String row() {
		return String.format(Locale.ROOT,
				"| %s | %s | %d | %,d | %,d | %d | %d | %,d | %d | %d (%d) | %d (%d) | %s | %s |", this.database,
				this.outage, this.rounds, requests(), answers(Outcome.ACKNOWLEDGED),
				answers(Outcome.ACKNOWLEDGED) - stored(Outcome.ACKNOWLEDGED), this.twice, answers(Outcome.REFUSED),
				stored(Outcome.REFUSED), answers(Outcome.UNKNOWN), stored(Outcome.UNKNOWN), answers(Outcome.UNANSWERED),
				stored(Outcome.UNANSWERED), median(), worst());
	}

	private String median() {
		int half = this.recoveries.size() / 2;
		return this.recoveries.isEmpty() ? "–" : text(
				this.recoveries.get(half).plus(this.recoveries.get((this.recoveries.size() - 1) / 2)).dividedBy(2));
	}

	private String worst() {
		return this.recoveries.isEmpty() ? "–" : text(this.recoveries.get(this.recoveries.size() - 1));
	}

	private static String text(Duration duration) {
		return duration.toMillis() + " ms";
	}

}
