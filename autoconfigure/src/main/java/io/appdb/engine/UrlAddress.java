package io.appdb.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What stands before the database in a JDBC URL. Immutable.
 *
 * @param prefix protocol and whatever the driver wants after it, like
 * {@code jdbc:mysql:replication://}
 * @param hosts hosts and ports as the driver reads them; empty when there are none
 */
record UrlAddress(String prefix, String hosts) {

	private static final Pattern FIRST = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:,]*))(?::(\\d+))?(?:,.*)?");

	private static final Pattern KEY_HOST = Pattern.compile("\\bhost\\s*=\\s*([^,)]+)", Pattern.CASE_INSENSITIVE);

	private static final Pattern KEY_PORT = Pattern.compile("\\bport\\s*=\\s*(\\d+)", Pattern.CASE_INSENSITIVE);

	UrlAddress {
		Integer port = portOf(hosts);
		if (port != null && (port < 1 || port > 65535)) {
			throw new UnreadableUrlException("a port is a number from 1 to 65535");
		}
	}

	/**
	 * Returns the host, of several the first.
	 */
	@Nullable String host() {
		if (this.hosts.indexOf('(') >= 0) {
			return group(KEY_HOST.matcher(this.hosts));
		}
		Matcher first = FIRST.matcher(this.hosts);
		if (!first.matches()) {
			return null;
		}
		String name = (first.group(1) != null) ? first.group(1) : first.group(2);
		return (name == null || name.isEmpty()) ? null : name;
	}

	/**
	 * Returns the port of that host.
	 */
	@Nullable Integer port() {
		return portOf(this.hosts);
	}

	String text(String userInfo) {
		if (!this.prefix.endsWith("//")) {
			return this.prefix;
		}
		String local = (this.hosts.isEmpty() || this.hosts.startsWith(":")) ? "localhost" : "";
		return this.prefix + userInfo + local + this.hosts + "/";
	}

	private static @Nullable Integer portOf(String hosts) {
		String digits;
		if (hosts.indexOf('(') >= 0) {
			digits = group(KEY_PORT.matcher(hosts));
		}
		else {
			Matcher first = FIRST.matcher(hosts);
			digits = first.matches() ? first.group(3) : null;
		}
		if (digits == null) {
			return null;
		}
		return (digits.length() > 5) ? 0 : Integer.valueOf(digits);
	}

	private static @Nullable String group(Matcher matcher) {
		return matcher.find() ? matcher.group(1) : null;
	}

}
