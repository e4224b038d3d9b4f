package io.appdb.test.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;

/**
 * SQLite databases, each a file in a temporary directory of its own. Safe for every
 * thread.
 */
final class SqliteFiles implements DatabaseSource {

	private final ServerControl control = new NoServerControl("SQLite runs in the process of the test");

	@Override
	public ServerDatabase create() throws IOException {
		Path directory = Files.createTempDirectory("appdb-test-");
		String url = "jdbc:sqlite:" + directory.resolve("test.db");
		return ServerDatabase.of(DatabaseType.SQLITE, new DatabaseAddress(url, "", ""), () -> delete(directory));
	}

	private void delete(Path directory) throws IOException {
		if (!Files.exists(directory)) {
			return;
		}
		try (Stream<Path> files = Files.list(directory)) {
			List<Path> found = files.toList();
			for (Path file : found) {
				Files.deleteIfExists(file);
			}
		}
		Files.deleteIfExists(directory);
	}

	@Override
	public String description() throws SQLException {
		return ServerVersion.of(new DatabaseAddress("jdbc:sqlite::memory:", "", "")).number() + " (in process)";
	}

	@Override
	public ServerControl control() {
		return this.control;
	}

}
