package io.appdb.faults;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts the failures that customers were told of, by status and code. Used by one
 * thread.
 */
final class Failures {

	static final String HEAD = "| answer | requests | stored |\n|---|---|---|";

	private final Map<String, Count> counts = new TreeMap<>();

	void add(Collection<Answer> answers, Audit audit) {
		for (Answer answer : answers) {
			if (answer.outcome() != Outcome.ACKNOWLEDGED) {
				this.counts.merge(kind(answer), new Count(1, Math.min(audit.times(answer), 1)), Count::plus);
			}
		}
	}

	void add(Failures others) {
		others.counts.forEach((kind, count) -> this.counts.merge(kind, count, Count::plus));
	}

	private static String kind(Answer answer) {
		if (answer.outcome() == Outcome.UNANSWERED) {
			return "none";
		}
		return answer.status() + (answer.code().isEmpty() ? " without code" : " `" + answer.code() + "`");
	}

	/**
	 * Rows of a Markdown table under {@link #HEAD}.
	 */
	String rows() {
		return this.counts.entrySet()
			.stream()
			.map((entry) -> "| %s | %,d | %,d |".formatted(entry.getKey(), entry.getValue().requests(),
					entry.getValue().stored()))
			.collect(Collectors.joining("\n"));
	}

	/**
	 * Requests with one kind of answer.
	 *
	 * @param requests how many
	 * @param stored how many of them are in the ledger
	 */
	private record Count(int requests, int stored) {

		Count plus(Count other) {
			return new Count(this.requests + other.requests, this.stored + other.stored);
		}

	}

}
