package io.appdb.faults;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Adds up what was answered to requests whose commit failed in one way on one database.
 * Safe for every thread while it counts.
 */
final class CommitTally {

	private static final String HEAD = """
			| database | what fails | commits that failed | answered with | a byte of success | stored |
			|---|---|---|---|---|---|
			""";

	private final String database;

	private final CommitTrap trap;

	private final Queue<RawAnswer> answers = new ConcurrentLinkedQueue<>();

	private volatile int stored;

	CommitTally(String database, CommitTrap trap) {
		this.database = database;
		this.trap = trap;
	}

	CommitTrap trap() {
		return this.trap;
	}

	void add(RawAnswer answer) {
		this.answers.add(answer);
	}

	void stored(int rows) {
		this.stored = rows;
	}

	int requests() {
		return this.answers.size();
	}

	private String row() {
		Map<String, Long> kinds = this.answers.stream()
			.collect(Collectors.groupingBy(RawAnswer::kind, TreeMap::new, Collectors.counting()));
		String kindsText = kinds.entrySet()
			.stream()
			.map((kind) -> String.format(Locale.ROOT, "%,d × %s", kind.getValue(), kind.getKey()))
			.collect(Collectors.joining(", "));
		long successes = this.answers.stream().filter(RawAnswer::isSuccess).count();
		return String.format(Locale.ROOT, "| %s | %s | %,d | %s | %d | %d |%n", this.database, this.trap, requests(),
				kindsText, successes, this.stored);
	}

	/**
	 * All of them as Markdown.
	 */
	static String table(List<CommitTally> tallies) {
		return HEAD + tallies.stream().map(CommitTally::row).collect(Collectors.joining());
	}

}
