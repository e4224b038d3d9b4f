package io.appdb.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What follows the database in a URL. Immutable; its text masks secrets.
 *
 * @param separator {@code ?} or H2's {@code ;}
 * @param text the parameters as the driver reads them
 * @param values the parameters decoded, in their order
 */
record UrlQuery(char separator, String text, Map<String, String> values) {

	static final UrlQuery NONE = new UrlQuery('?', "", Map.of());

	UrlQuery {
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
		String delimiter = (this.separator == ';') ? ";" : "&";
		return Arrays.stream(this.text.split("(?<!\\\\)" + delimiter, -1))
			.map(UrlQuery::masked)
			.collect(Collectors.joining(delimiter, String.valueOf(this.separator), ""));
	}

	private static String masked(String parameter) {
		int equals = parameter.indexOf('=');
		if (equals < 0) {
			return parameter;
		}
		String key = PercentCode.decode(parameter.substring(0, equals));
		boolean secret = UrlMask.isSecret(key) || PercentCode.decode(parameter).indexOf('@') >= 0;
		return secret ? parameter.substring(0, equals + 1) + DatabaseUrl.MASK : parameter;
	}

	@Override
	public String toString() {
		return maskedSuffix();
	}

}
