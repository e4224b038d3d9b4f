package io.appdb.test.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file in which a server writes the number of its process. Immutable.
 *
 * @param file the file, whose first line is the number
 */
record PidFile(Path file) {

	ProcessHandle process() throws IOException {
		String number = Files.readAllLines(this.file).get(0).strip();
		return ProcessHandle.of(Long.parseLong(number))
			.orElseThrow(() -> new IOException("The server in " + this.file.getParent() + " has ended"));
	}

}
