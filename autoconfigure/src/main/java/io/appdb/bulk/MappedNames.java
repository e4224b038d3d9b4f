package io.appdb.bulk;

/**
 * Names as the mapping writes them and as a catalog knows them. Without state, safe for
 * every thread.
 */
public final class MappedNames {

	private MappedNames() {
	}

	/**
	 * The last part of a name without its quotes.
	 */
	public static String unquoted(String name) {
		String last = isQuoted(name)
				? name.substring(name.lastIndexOf(name.charAt(name.length() - 1), name.length() - 2))
				: name.substring(name.lastIndexOf('.') + 1);
		return isQuoted(last) ? last.substring(1, last.length() - 1) : last;
	}

	public static boolean isQuoted(String name) {
		return name.endsWith("\"") || name.endsWith("`");
	}

}
