package io.appdb.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hides secrets in text that is shown. Stateless. A text that could not be read is masked
 * generously: what might be part of a secret goes.
 */
final class UrlMask {

	private static final List<String> WORDS = List.of("pass", "pwd", "secret", "token", "key", "credential");

	private static final Pattern SCHEME = Pattern.compile(
			"^(?:jdbc:[a-z][a-z0-9+\\-]*+:(?:(?:mem|memory|file|res|directory|thin|hsqls?):|[a-z\\-]++:(?=//))?(?://)?|[a-z][a-z0-9+.\\-]*+://)",
			Pattern.CASE_INSENSITIVE);

	/**
	 * What text in a value tells of a secret in it.
	 */
	private static final List<String> VALUE_WORDS = List.of("pass", "pwd", "secret", "token", "identified");

	private UrlMask() {
	}

	/**
	 * Tells whether the value under a name is a secret, however often the name is
	 * encoded.
	 */
	static boolean isSecret(String key) {
		String name = PercentCode.decode(PercentCode.decode(key)).toLowerCase(Locale.ROOT);
		return WORDS.stream().anyMatch(name::contains);
	}

	/**
	 * Masks a text of unknown form.
	 */
	static String mask(String text) {
		Matcher start = SCHEME.matcher(text);
		String scheme = start.find() ? start.group() : "";
		String rest = text.substring(scheme.length());
		if (rest.indexOf('@') >= 0) {
			return scheme + DatabaseUrl.MASK;
		}
		int end = plainEnd(rest);
		return scheme + rest.substring(0, end) + ((end < rest.length()) ? DatabaseUrl.MASK : "");
	}

	/**
	 * Returns where names, paths and ports end.
	 */
	private static int plainEnd(String text) {
		int at = 0;
		while (at < text.length() && (isPlain(text.charAt(at)) || isPort(text, at))) {
			at++;
		}
		return at;
	}

	private static boolean isPlain(char character) {
		return (character < 128 && Character.isLetterOrDigit(character)) || "_./-,~\\ ".indexOf(character) >= 0;
	}

	private static boolean isPort(String text, int colon) {
		int at = colon + 1;
		while (at < text.length() && at < colon + 7 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
			at++;
		}
		boolean ends = at == text.length() || "/,?".indexOf(text.charAt(at)) >= 0;
		return text.charAt(colon) == ':' && at > colon + 1 && at < colon + 7 && ends;
	}

	/**
	 * Masks {@code key=value}. A value with an at sign may be the tail of a raw password,
	 * and one that names a secret may hold it, so both are masked as well.
	 */
	static String parameter(String parameter) {
		int equals = parameter.indexOf('=');
		if (equals < 0) {
			return isSecret(parameter) || parameter.indexOf('@') >= 0 ? DatabaseUrl.MASK : parameter;
		}
		String key = parameter.substring(0, equals);
		String value = PercentCode.decode(parameter.substring(equals + 1));
		boolean shown = key.indexOf('@') < 0
				&& (isSwitch(value) || (!isSecret(key) && value.indexOf('@') < 0 && !tells(value)));
		return shown ? parameter : (key.indexOf('@') < 0 ? key + "=" : "") + DatabaseUrl.MASK;
	}

	private static boolean tells(String value) {
		String text = value.toLowerCase(Locale.ROOT);
		return MisplacedParameter.isIn(value) || VALUE_WORDS.stream().anyMatch(text::contains);
	}

	private static boolean isSwitch(String value) {
		return value.isEmpty() || value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
	}

	/**
	 * Masks the values in {@code (key=value,key=value)}.
	 */
	static String hosts(String hosts) {
		if (hosts.indexOf('(') < 0) {
			return hosts;
		}
		return Arrays.stream(hosts.split("(?<=[(),])|(?=[(),])")).map(UrlMask::parameter).collect(Collectors.joining());
	}

	static String username(String name) {
		boolean strange = name.indexOf('=') >= 0 || name.indexOf('?') >= 0 || name.indexOf(':') >= 0;
		return strange ? DatabaseUrl.MASK : PercentCode.encode(name);
	}

	/**
	 * Masks a database or file whose name holds what looks like user and password.
	 */
	static String database(String name) {
		int at = name.lastIndexOf('@');
		boolean user = at >= 0 && name.lastIndexOf(':', at) >= 0;
		return (user || MisplacedParameter.isIn(name)) ? DatabaseUrl.MASK : name;
	}

}
