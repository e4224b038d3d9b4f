package io.appdb.test.server;

import java.nio.file.Path;

/**
 * The file that a SQLite URL leads to. Immutable.
 *
 * @param file the database's file
 */
record SqlitePlace(Path file) {

	private static final String PREFIX = "jdbc:sqlite:";

	static SqlitePlace of(ServerDatabase database) {
		String url = database.address().url();
		int query = url.indexOf('?');
		String path = url.substring(PREFIX.length(), (query < 0) ? url.length() : query);
		return new SqlitePlace(Path.of(path.startsWith("file:") ? path.substring("file:".length()) : path));
	}

}
