package io.appdb.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The part of a Markdown page that a run writes, between two comments. Used by one
 * thread.
 *
 * @param file the page
 */
record ReliabilityPage(Path file) {

	static final String BEGIN = "<!-- written by the fault suite: bank -->";

	static final String END = "<!-- end of what the fault suite writes: bank -->";

	/**
	 * Writes what was counted in place of what was counted before.
	 * @param tallies a row each
	 */
	void write(List<Tally> tallies) throws IOException {
		String page = Files.readString(this.file);
		int begin = page.indexOf(BEGIN);
		int end = page.indexOf(END);
		if (begin < 0 || end < begin) {
			throw new IOException(this.file + " has no '" + BEGIN + "' with '" + END + "' after it");
		}
		Files.writeString(this.file,
				page.substring(0, begin + BEGIN.length()) + "\n\n" + section(tallies) + "\n" + page.substring(end));
	}

	static String section(List<Tally> tallies) {
		String summary = String.format(Locale.ROOT, "%,d requests and %d faults, on JDK %s with %d processors.%n%n",
				tallies.stream().mapToInt(Tally::requests).sum(), tallies.stream().mapToInt(Tally::rounds).sum(),
				Runtime.version().feature(), Runtime.getRuntime().availableProcessors());
		Failures failures = new Failures();
		tallies.forEach((tally) -> failures.add(tally.failures()));
		return summary + Tally.HEAD + "\n" + tallies.stream().map(Tally::row).collect(Collectors.joining("\n"))
				+ "\n\nWhat was not acknowledged was answered with:\n\n" + Failures.HEAD + "\n" + failures.rows()
				+ "\n";
	}

}
