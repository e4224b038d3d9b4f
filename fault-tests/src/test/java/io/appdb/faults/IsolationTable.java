package io.appdb.faults;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What each level of each database lets through, as Markdown. Used by one thread.
 */
final class IsolationTable {

	private final Map<String, Map<Anomaly, String>> columns = new LinkedHashMap<>();

	private final StringBuilder lists = new StringBuilder();

	private int databases;

	void begin() {
		this.databases++;
	}

	int databases() {
		return this.databases;
	}

	/**
	 * Notes an anomaly that was provoked.
	 * @param outcome what came of it
	 */
	void add(String database, IsolationLevel level, Anomaly anomaly, String outcome) {
		this.columns.computeIfAbsent(database + " | " + level, (column) -> new LinkedHashMap<>()).put(anomaly, outcome);
	}

	/**
	 * Notes a history of lists.
	 */
	void add(String database, IsolationLevel level, int committed, int refused, Set<String> findings) {
		this.lists.append(String.format(Locale.ROOT, "| %s | %s | %,d | %,d | %s |%n", database, level, committed,
				refused, findings.isEmpty() ? "no anomaly" : String.join(", ", findings)));
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("| database | level |");
		for (Anomaly anomaly : Anomaly.values()) {
			text.append(" ").append(anomaly).append(" |");
		}
		text.append("\n|---|---|").append("---|".repeat(Anomaly.values().length)).append("\n");
		this.columns.forEach((column, outcomes) -> text.append("| ")
			.append(column)
			.append(" | ")
			.append(String.join(" | ", outcomes.values()))
			.append(" |\n"));
		return text + "\nTransactions that read lists and append to them:\n\n"
				+ "| database | level | committed | refused | found |\n|---|---|---|---|---|\n" + this.lists;
	}

}
