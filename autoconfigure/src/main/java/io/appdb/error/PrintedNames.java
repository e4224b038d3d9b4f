package io.appdb.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads names as databases print them. Without state, safe for every thread.
 */
public final class PrintedNames {

	private static final String QUOTES = "\"`[]'";

	private PrintedNames() {
	}

	/**
	 * The last part of a name that may carry schema and quotes.
	 */
	public static String simple(String text) {
		String name = text.strip();
		int dot = name.lastIndexOf('.');
		return unquoted(name.substring(dot + 1));
	}

	/**
	 * The names of a list such as {@code a, "b c", D DESC NULLS LAST}.
	 */
	public static List<String> list(String text) {
		List<String> names = new ArrayList<>();
		for (String part : text.split(",", -1)) {
			if (!part.isBlank()) {
				names.add(simple(withoutOrder(part.strip())));
			}
		}
		return names;
	}

	private static String withoutOrder(String column) {
		String name = column;
		for (String order : new String[] { " nulls first", " nulls last", " desc", " asc" }) {
			if (name.toLowerCase(Locale.ROOT).endsWith(order)) {
				name = name.substring(0, name.length() - order.length());
			}
		}
		return name;
	}

	private static String unquoted(String name) {
		int start = 0;
		int end = name.length();
		while (start < end && QUOTES.indexOf(name.charAt(start)) >= 0) {
			start++;
		}
		while (end > start && QUOTES.indexOf(name.charAt(end - 1)) >= 0) {
			end--;
		}
		return name.substring(start, end);
	}

}
