package io.appdb.engine;

import java.util.Locale;

/**
 * What a SQLite URL points at. Stateless.
 */
final class SqliteLocation {

	static final String PREFIX = "jdbc:sqlite:";

	static final String MEMORY = ":memory:";

	private SqliteLocation() {
	}

	/**
	 * Tells whether the database is in memory, in any of SQLite's spellings.
	 */
	static boolean isInMemory(String jdbcUrl) {
		String location = jdbcUrl.substring(PREFIX.length());
		return isUnnamedMemory(location) || location.toLowerCase(Locale.ROOT).matches("file:.*[?&]vfs=memdb(&.*)?");
	}

	/**
	 * Tells whether each connection would get a memory of its own, or one that fails
	 * under load: SQLite's shared cache.
	 */
	static boolean isUnnamedMemory(String location) {
		String text = location.toLowerCase(Locale.ROOT);
		String path = text.contains("?") ? text.substring(0, text.indexOf('?')) : text;
		return path.isEmpty() || path.equals(MEMORY) || path.equals("file:" + MEMORY)
				|| text.matches("file:.*[?&]mode=memory(&.*)?");
	}

}
