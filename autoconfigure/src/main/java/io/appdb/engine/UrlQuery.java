package io.appdb.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What follows the database in a URL. Immutable; its text masks secrets.
 *
 * @param separator {@code ?} or H2's {@code ;}
 * @param text the parameters as the driver reads them
 * @param values the parameters decoded, in their order
 */
public record UrlQuery(char separator, String text, Map<String, String> values) {

	static final UrlQuery NONE = new UrlQuery('?', "", Map.of());

	public UrlQuery {
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

	String suffix() {
		return this.text.isEmpty() ? "" : this.separator + this.text;
	}

	/**
	 * Returns the suffix for messages. A value with an at sign may be the tail of a raw
	 * password, so it is masked as well.
	 */
	String maskedSuffix() {
		if (this.text.isEmpty()) {
			return "";
		}
		List<String> pieces = (this.separator == ';') ? settings(this.text) : List.of(this.text.split("&", -1));
		return pieces.stream()
			.map(UrlMask::parameter)
			.collect(Collectors.joining(delimiter(), String.valueOf(this.separator), ""));
	}

	/**
	 * Adds the parameters of another query, which has the same separator.
	 */
	UrlQuery and(UrlQuery other) {
		Map<String, String> all = new LinkedHashMap<>(this.values);
		other.values.forEach((name, value) -> {
			if (all.putIfAbsent(name, value) != null) {
				throw new UnreadableUrlException("it gives the parameter '" + name + "' already");
			}
		});
		String between = (this.text.isEmpty() || other.text.isEmpty()) ? "" : delimiter();
		return new UrlQuery(other.separator, this.text + between + other.text, all);
	}

	private String delimiter() {
		return (this.separator == ';') ? ";" : "&";
	}

	/**
	 * Splits at the semicolons that no backslash escapes.
	 */
	public static List<String> settings(String text) {
		List<String> pieces = new ArrayList<>();
		int begin = 0;
		for (int index = 0; index < text.length(); index++) {
			int special = ";\\".indexOf(text.charAt(index));
			if (special == 0) {
				pieces.add(text.substring(begin, index));
				begin = index + 1;
			}
			index += Math.max(special, 0);
		}
		pieces.add(text.substring(Math.min(begin, text.length())));
		return pieces;
	}

	@Override
	public String toString() {
		return maskedSuffix();
	}

}
