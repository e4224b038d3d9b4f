package io.appdb.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A file with every request that was not acknowledged, and whether it was carried out: to
 * be read by whoever wants an outcome explained. Used by one thread.
 *
 * @param file the file, made by the first round
 */
record Journal(Path file) {

	Journal {
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(file + " cannot be written", ex);
		}
	}

	/**
	 * The journal of a database, begun anew.
	 * @param name name of the database
	 */
	static Journal of(String name) {
		return new Journal(Path.of("target", "faults", name + "-answers.txt"));
	}

	void add(String outage, Collection<Answer> answers, Audit audit, UnaryOperator<String> explanation)
			throws IOException {
		List<String> lines = new ArrayList<>();
		for (Answer answer : answers) {
			if (answer.outcome() != Outcome.ACKNOWLEDGED) {
				lines.add("%s, %s, %s, stored %d times: %s %s".formatted(outage, answer.outcome(), answer.way(),
						audit.times(answer), answer, explanation.apply(answer.request())));
			}
		}
		Files.write(this.file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

}
