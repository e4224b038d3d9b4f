package io.appdb.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.appdb.engine.DatabaseType;

/**
 * Counts what became of the crashes in one call on one database. Safe for every thread.
 */
final class CrashTally {

	private static final String HEAD = """
			| database | call | crashes | the next call completes it | the next call says how to repair it | neither |
			|---|---|---|---|---|---|
			""";

	private final DatabaseType type;

	private final String call;

	private int completed;

	private int told;

	private final List<String> findings = new ArrayList<>();

	CrashTally(DatabaseType type, String call) {
		this.type = type;
		this.call = call;
	}

	synchronized void completed() {
		this.completed++;
	}

	synchronized void told() {
		this.told++;
	}

	synchronized void found(String finding) {
		this.findings.add(finding);
	}

	synchronized List<String> findings() {
		return List.copyOf(this.findings);
	}

	private synchronized String row() {
		return String.format(Locale.ROOT, "| %s | %s | %d | %d | %d | %d |%n", this.type.displayName(), this.call,
				this.completed + this.told + this.findings.size(), this.completed, this.told, this.findings.size());
	}

	/**
	 * All of them as Markdown.
	 */
	static String table(List<CrashTally> tallies) {
		return HEAD + tallies.stream().map(CrashTally::row).collect(Collectors.joining());
	}

}
