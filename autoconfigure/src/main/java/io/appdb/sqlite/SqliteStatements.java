package io.appdb.sqlite;

import java.util.regex.Pattern;

/**
 * Tells SQLite's statements apart. Stateless.
 */
final class SqliteStatements {

	private static final Pattern WRITES = Pattern.compile(
			"(?is)^(?:\\s|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/|;)*+(?:INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|REINDEX|ANALYZE|VACUUM"
					+ "|WITH\\b.*\\b(?:INSERT|UPDATE|DELETE|REPLACE))\\b.*");

	private SqliteStatements() {
	}

	/**
	 * Tells whether the text begins with a statement that writes.
	 */
	static boolean writes(String sql) {
		return WRITES.matcher(sql).matches();
	}

}
