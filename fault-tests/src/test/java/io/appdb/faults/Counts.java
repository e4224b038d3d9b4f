package io.appdb.faults;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts requests of several kinds, and how many of them are in the ledger. Used by one
 * thread.
 */
final class Counts {

	private final Map<String, Count> counts = new TreeMap<>();

	void add(String kind, boolean stored) {
		this.counts.merge(kind, new Count(1, stored ? 1 : 0), Count::plus);
	}

	void add(Counts others) {
		others.counts.forEach((kind, count) -> this.counts.merge(kind, count, Count::plus));
	}

	/**
	 * A Markdown table.
	 * @param kind the heading of what the kinds are
	 */
	String table(String kind) {
		return "| " + kind + " | requests | stored |\n|" + "---|".repeat(kind.split("\\|").length + 2) + "\n"
				+ this.counts.entrySet()
					.stream()
					.map((entry) -> String.format(Locale.ROOT, "| %s | %,d | %,d |", entry.getKey(),
							entry.getValue().requests(), entry.getValue().stored()))
					.collect(Collectors.joining("\n"));
	}

	/**
	 * Requests of one kind.
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
