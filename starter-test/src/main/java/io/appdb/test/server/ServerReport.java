package io.appdb.test.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.appdb.engine.DatabaseType;

/**
 * Says which servers the tests really ran on: a line on the console and, where the system
 * property {@code appdb.test.report} names a file, the same line there. Owned by
 * {@link TestServers}, which serialises calls.
 */
final class ServerReport {

	/**
	 * The system property with the file that gets a line per server.
	 */
	static final String PROPERTY = "appdb.test.report";

	private final PrintStream console;

	ServerReport(PrintStream console) {
		this.console = console;
	}

	void started(DatabaseType type, String description) throws IOException {
		String line = "test database: " + type.keyword() + " " + description;
		this.console.println(line);
		String file = System.getProperty(PROPERTY, "");
		if (!file.isBlank()) {
			append(Path.of(file), line);
		}
	}

	private void append(Path file, String line) throws IOException {
		Path directory = file.toAbsolutePath().getParent();
		if (directory != null) {
			Files.createDirectories(directory);
		}
		Files.writeString(file, line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

}
