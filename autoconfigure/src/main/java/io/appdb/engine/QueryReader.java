package io.appdb.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code key=value&key=value} and takes the credentials out. Used once, by one
 * thread.
 */
public final class QueryReader {

	private final boolean decodes;

	private final boolean plusIsSpace;

	private final Map<String, String> values = new LinkedHashMap<>();

	private final List<String> kept = new ArrayList<>();

	private Credentials credentials = Credentials.NONE;

	public QueryReader(boolean decodes, boolean plusIsSpace) {
		this.decodes = decodes;
		this.plusIsSpace = plusIsSpace;
	}

	public static UrlQuery written(Map<String, String> values, boolean encodes) {
		values.forEach((key, value) -> {
			boolean readable = encodes || (value.indexOf('&') < 0 && key.chars().allMatch(AuthorityReader::isKey));
			if (key.isBlank() || !readable) {
				throw new UnreadableUrlException(
						"a parameter is empty or holds a character that the driver cannot read");
			}
		});
		String text = values.entrySet()
			.stream()
			.map((entry) -> encodes ? PercentCode.encodeKey(entry.getKey()) + "=" + PercentCode.encode(entry.getValue())
					: entry.getKey() + "=" + entry.getValue())
			.collect(Collectors.joining("&"));
		return new UrlQuery('?', text, values);
	}

	/**
	 * Reads parameters that are taken apart and decoded already.
	 */
	static QueryReader of(Map<String, String> parameters) {
		QueryReader reader = new QueryReader(false, false);
		parameters.forEach((key, value) -> reader.add(key, key, value));
		return reader;
	}

	public void read(@Nullable String query) {
		if (query == null || query.isEmpty()) {
			return;
		}
		for (String parameter : query.split("&", -1)) {
			int equals = parameter.indexOf('=');
			String key = decode((equals < 0) ? parameter : parameter.substring(0, equals));
			String value = (equals < 0) ? "" : decode(parameter.substring(equals + 1));
			if (!key.isEmpty()) {
				MisplacedParameter.refuseIn(parameter, '&');
				add(parameter, key, value);
			}
		}
	}

	private void add(String parameter, String key, String value) {
		CredentialKey credential = CredentialKey.of(PercentCode.decode(key));
		if (credential != null) {
			this.credentials = credential.with(value).orElse(this.credentials);
			return;
		}
		this.kept.add(parameter);
		boolean several = key.equals("host") || key.equals("port");
		this.values.merge(key, value, (first, second) -> several ? first + "," + second : second);
	}

	private String decode(String text) {
		if (!this.decodes) {
			return text;
		}
		return this.plusIsSpace ? PercentCode.decodeForm(text) : PercentCode.decode(text);
	}

	public Map<String, String> values() {
		return this.values;
	}

	public Credentials credentials() {
		return this.credentials;
	}

	/**
	 * Returns the parameters as they were written, without credentials.
	 */
	public UrlQuery verbatim() {
		return new UrlQuery('?', String.join("&", this.kept), this.values);
	}

}
