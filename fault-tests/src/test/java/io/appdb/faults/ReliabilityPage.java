package io.appdb.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The parts of a Markdown page that runs write, each between two comments that name it.
 * Used by one thread.
 *
 * @param file the page
 */
record ReliabilityPage(Path file) {

	private static final String BEGIN = "<!-- written by the fault suite: %s -->";

	private static final String END = "<!-- end of what the fault suite writes: %s -->";

	/**
	 * The page of this project, from the directory of this module.
	 */
	static ReliabilityPage ofProject() {
		return new ReliabilityPage(Path.of("..", "docs", "reliability.md"));
	}

	/**
	 * Writes what was counted in place of what was counted before.
	 * @param part what the comments name
	 * @param text Markdown
	 */
	void write(String part, String text) throws IOException {
		String page = Files.readString(this.file);
		String first = BEGIN.formatted(part);
		int begin = page.indexOf(first);
		int end = page.indexOf(END.formatted(part));
		if (begin < 0 || end < begin) {
			throw new IOException(this.file + " has no '" + first + "' with '" + END.formatted(part) + "' after it");
		}
		Files.writeString(this.file,
				page.substring(0, begin + first.length()) + "\n\n" + text.strip() + "\n\n" + page.substring(end));
	}

}
