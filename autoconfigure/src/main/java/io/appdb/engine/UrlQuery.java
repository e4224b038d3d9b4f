package io.appdb.engine;

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
		List<String> pieces = (this.separator == ';') ? H2Settings.pieces(this.text)
				: List.of(this.text.split("&", -1));
		return pieces.stream()
			.map(UrlMask::parameter)
			.collect(Collectors.joining(delimiter, String.valueOf(this.separator), ""));
	}

	@Override
	public String toString() {
		return maskedSuffix();
	}

}
