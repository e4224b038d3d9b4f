package io.appdb.engine;

import java.util.Map;

/**
 * Parameters as the Python drivers know them, put into the words of a JDBC driver. What
 * is not known here passes unchanged. Implementations are stateless.
 */
public interface ServerParameters {

	/**
	 * Translates the parameters in place.
	 * @param parameters decoded parameters, modifiable
	 */
	void translate(Map<String, String> parameters);

	/**
	 * Whether a plus in a parameter's value of a JDBC URL is a space to the driver.
	 */
	default boolean plusIsSpace() {
		return false;
	}

	/**
	 * Whether the driver reads percent escapes in names and values.
	 */
	default boolean decodes() {
		return true;
	}

	/**
	 * Whether each host may name its user, as in {@code user:password@a,user:password@b}.
	 */
	default boolean readsUserOfEachHost() {
		return false;
	}

	/**
	 * Whether a URL may leave the host out with its two slashes.
	 */
	default boolean allowsNoHost() {
		return false;
	}

	/**
	 * Returns the characters that the driver would not read as part of a database's name.
	 */
	default String forbiddenInName() {
		return "";
	}

	static void rename(Map<String, String> parameters, String from, String to) {
		String value = parameters.remove(from);
		if (value != null) {
			parameters.putIfAbsent(to, value);
		}
	}

	static void renameSeconds(Map<String, String> parameters, String from, String to) {
		String value = parameters.remove(from);
		if (value != null) {
			parameters.putIfAbsent(to, milliseconds(from, value));
		}
	}

	private static String milliseconds(String key, String seconds) {
		try {
			return String.valueOf(Math.round(Double.parseDouble(seconds) * 1000));
		}
		catch (NumberFormatException ex) {
			throw new UnreadableUrlException("the parameter '" + key + "' is not a number of seconds");
		}
	}

}
