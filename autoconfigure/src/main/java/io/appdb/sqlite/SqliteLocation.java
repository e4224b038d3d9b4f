package io.appdb.sqlite;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

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
		return isUnnamedMemory(location) || "memdb".equals(parameter(location, "vfs"));
	}

	/**
	 * Tells whether each connection would get a memory of its own, or one that fails
	 * under load: SQLite's shared cache.
	 */
	static boolean isUnnamedMemory(String location) {
		int question = location.indexOf('?');
		String path = ((question < 0) ? location : location.substring(0, question)).toLowerCase(Locale.ROOT);
		return path.isEmpty() || path.equals(MEMORY) || path.equals("file:" + MEMORY)
				|| "memory".equals(parameter(location, "mode"));
	}

	/**
	 * Returns a parameter that SQLite itself reads, which it does after {@code file:}.
	 */
	private static @Nullable String parameter(String location, String name) {
		String text = location.toLowerCase(Locale.ROOT);
		int question = text.indexOf('?');
		if (question < 0 || !text.startsWith("file:")) {
			return null;
		}
		for (String parameter : text.substring(question + 1).split("&", -1)) {
			if (parameter.startsWith(name + "=")) {
				return parameter.substring(name.length() + 1);
			}
		}
		return null;
	}

}
