package io.appdb.engine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides secrets in text that is shown. Stateless. A text that could not be read is masked
 * generously: whatever might be part of a password goes.
 */
final class UrlMask {

	private static final Pattern SCHEME = Pattern.compile("^(?:jdbc:)?[a-z][a-z0-9+.\\-]*:(?://)?",
			Pattern.CASE_INSENSITIVE);

	/**
	 * A colon that begins no port and stands in no bracket.
	 */
	private static final Pattern COLON = Pattern.compile("(?<=^[^\\[(/]{0,200}):(?!\\d{1,5}(?:[/?,]|$))");

	private static final Pattern SECRET_KEY = Pattern.compile("(?:pass|pwd|secret|token|user)\\w*\\s*=",
			Pattern.CASE_INSENSITIVE);

	private UrlMask() {
	}

	static boolean isSecret(String key) {
		String name = key.toLowerCase(Locale.ROOT);
		return name.contains("pass") || name.contains("pwd") || name.contains("secret") || name.contains("token");
	}

	/**
	 * Masks a text of unknown form.
	 */
	static String mask(String text) {
		Matcher start = SCHEME.matcher(text);
		String scheme = start.find() ? start.group() : "";
		String rest = text.substring(scheme.length());
		Matcher secret = SECRET_KEY.matcher(rest);
		int at = rest.lastIndexOf('@');
		boolean named = secret.find();
		if (at >= 0) {
			return scheme + DatabaseUrl.MASK + (named ? "" : rest.substring(at));
		}
		String shown = named ? rest.substring(0, secret.end()) + DatabaseUrl.MASK : rest;
		Matcher colon = COLON.matcher(shown);
		boolean cut = scheme.endsWith("//") && colon.find();
		return scheme + (cut ? shown.substring(0, colon.end()) + DatabaseUrl.MASK : shown);
	}

}
