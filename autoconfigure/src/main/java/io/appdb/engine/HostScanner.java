package io.appdb.engine;

/**
 * Walks over hosts and ports: {@code name}, {@code name:1}, {@code [::1]:1},
 * {@code (host=name,port=1)}, {@code address=(host=name)(port=1)}, separated by commas.
 * Stateless.
 */
final class HostScanner {

	private static final String ADDRESS = "address=";

	private HostScanner() {
	}

	/**
	 * Returns where the hosts end.
	 * @param text the text
	 * @param from where they begin
	 * @return the place of the slash or question mark behind them or the end of the text,
	 * -1 when no hosts stand there
	 */
	static int end(String text, int from) {
		int at = host(text, from);
		while (at >= 0 && at < text.length() && text.charAt(at) == ',') {
			at = host(text, at + 1);
		}
		return (at >= 0 && (at == text.length() || text.charAt(at) == '/' || text.charAt(at) == '?')) ? at : -1;
	}

	/**
	 * Tells whether a text is nothing but hosts.
	 */
	static boolean isHosts(String text) {
		return end(text, 0) == text.length();
	}

	/**
	 * Returns the place of the first slash or question mark, or the end of the text.
	 */
	static int authorityEnd(String text) {
		int index = 0;
		while (index < text.length() && text.charAt(index) != '/' && text.charAt(index) != '?') {
			index++;
		}
		return index;
	}

	private static int host(String text, int from) {
		if (text.regionMatches(true, from, ADDRESS, 0, ADDRESS.length())) {
			int at = group(text, from + ADDRESS.length());
			while (at >= 0 && at < text.length() && text.charAt(at) == '(') {
				at = group(text, at);
			}
			return at;
		}
		if (text.startsWith("(", from)) {
			return group(text, from);
		}
		return port(text, text.startsWith("[", from) ? bracketEnd(text, from + 1) : nameEnd(text, from));
	}

	private static int group(String text, int from) {
		if (!text.startsWith("(", from)) {
			return -1;
		}
		int at = from + 1;
		while (at < text.length() && "(/?)".indexOf(text.charAt(at)) < 0) {
			at++;
		}
		return text.startsWith(")", at) ? at + 1 : -1;
	}

	private static int bracketEnd(String text, int from) {
		int at = from;
		while (at < text.length() && isAddress(text.charAt(at))) {
			at++;
		}
		return (at > from && text.startsWith("]", at)) ? at + 1 : -1;
	}

	private static boolean isAddress(char character) {
		return (character < 128 && Character.isLetterOrDigit(character)) || ":.%".indexOf(character) >= 0;
	}

	private static int nameEnd(String text, int from) {
		int at = from;
		while (at < text.length() && isName(text, at)) {
			at++;
		}
		return at;
	}

	/**
	 * An escaped at sign or colon in a host is user information that was encoded whole.
	 */
	private static boolean isName(String text, int at) {
		char character = text.charAt(at);
		if (character == '%') {
			return !text.startsWith("40", at + 1) && !text.regionMatches(true, at + 1, "3A", 0, 2);
		}
		return Character.isLetterOrDigit(character) || Character.isSurrogate(character)
				|| "._-".indexOf(character) >= 0;
	}

	private static int port(String text, int from) {
		if (from < 0 || !text.startsWith(":", from)) {
			return from;
		}
		int at = from + 1;
		while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
			at++;
		}
		return (at > from + 1) ? at : -1;
	}

}
