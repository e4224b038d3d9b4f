package io.appdb.engine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts in Connector/J's and MariaDB's form {@code (host=a,port=1,user=u)} or
 * {@code address=(host=a)(port=1)}, which may hold credentials. Immutable.
 *
 * @param text the hosts without credentials
 * @param credentials what stood among them
 */
record KeyValueHosts(String text, Credentials credentials) {

	private static final Pattern CREDENTIAL = Pattern
		.compile("(?<before>[(,])\\s*(?<key>user|password)\\s*=(?<value>[^,)]*)", Pattern.CASE_INSENSITIVE);

	static KeyValueHosts of(String hosts) {
		if (hosts.indexOf('(') < 0) {
			return new KeyValueHosts(hosts, Credentials.NONE);
		}
		Credentials found = Credentials.NONE;
		Matcher matcher = CREDENTIAL.matcher(hosts);
		StringBuilder rest = new StringBuilder();
		while (matcher.find()) {
			boolean user = matcher.group("key").toLowerCase(Locale.ROOT).equals("user");
			String value = PercentCode.decode(matcher.group("value"));
			found = found.orElse(user ? new Credentials(value, null) : new Credentials(null, value));
			matcher.appendReplacement(rest, matcher.group("before").equals("(") ? "(" : "");
		}
		matcher.appendTail(rest);
		return new KeyValueHosts(rest.toString().replace("(,", "(").replace("()", ""), found);
	}

}
