package io.appdb.test.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The file in which a server writes the number of its process. Immutable.
 *
 * @param file the file, whose first line is the number
 */
record PidFile(Path file) {

	/**
	 * The process that runs under this number.
	 * @return the process, which need not be the server if that has ended; {@code null}
	 * if there is none
	 * @throws IOException if the file cannot be read
	 */
	@Nullable ProcessHandle find() throws IOException {
		List<String> lines = Files.readAllLines(this.file);
		String number = lines.isEmpty() ? "" : lines.get(0).strip();
		return number.matches("[0-9]{1,18}") ? ProcessHandle.of(Long.parseLong(number)).orElse(null) : null;
	}

	/**
	 * The server, which has just started.
	 * @return its process
	 * @throws IOException if it has ended
	 */
	ProcessHandle process() throws IOException {
		ProcessHandle process = find();
		if (process == null) {
			throw new IOException("The server of " + this.file + " has ended");
		}
		return process;
	}

}
