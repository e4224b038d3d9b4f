package io.appdb.faults;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the bank has counted, as Markdown. A value.
 *
 * @param subject what the first column is about
 * @param duration what was measured
 * @param tallies a row each
 */
record BankTable(String subject, String duration, List<Tally> tallies) {

	@Override
	public String toString() {
		String summary = String.format(Locale.ROOT, "%,d requests and %d faults, on JDK %s with %d processors.%n%n",
				this.tallies.stream().mapToInt(Tally::requests).sum(),
				this.tallies.stream().mapToInt(Tally::rounds).sum(), Runtime.version().feature(),
				Runtime.getRuntime().availableProcessors());
		Counts failures = new Counts();
		Counts unknown = new Counts();
		this.tallies.forEach((tally) -> {
			failures.add(tally.failures());
			unknown.add(tally.unknown());
		});
		return summary + Tally.head(this.subject, this.duration) + "\n"
				+ this.tallies.stream().map(Tally::row).collect(Collectors.joining("\n"))
				+ "\n\nWhat was not acknowledged was answered with:\n\n" + failures.table("answer")
				+ "\n\nWhere the outcome is unknown, this was under way, and this is what the driver said:\n\n"
				+ unknown.table(this.subject + " | call | driver");
	}

}
