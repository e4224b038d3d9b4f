package io.appdb.bulk;

import java.sql.Array;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.appdb.session.SessionManager;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table as the database gives them back, to compare.
 */
final class Rows {

	private Rows() {
	}

	/**
	 * Reads rows in the order of a column, without some columns that differ.
	 */
	static List<Map<String, String>> of(SessionManager sessions, String table, String order, Set<String> without) {
		return sessions.withSession((db) -> db.rows("select * from " + table + " order by " + order)
			.stream()
			.map((row) -> plain(row, without))
			.toList());
	}

	private static Map<String, String> plain(Map<String, @Nullable Object> row, Set<String> without) {
		Map<String, String> plain = new TreeMap<>();
		row.forEach((name, value) -> {
			if (!without.contains(name.toLowerCase(Locale.ROOT))) {
				plain.put(name.toLowerCase(Locale.ROOT), text(value));
			}
		});
		return plain;
	}

	private static String text(@Nullable Object value) {
		if (value instanceof Array array) {
			return array.toString().replaceFirst("^ar\\d+: ", "");
		}
		return (value instanceof byte[] bytes) ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
	}

}
