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
public record UrlAddress(String prefix, String hosts) {

	private static final Pattern FIRST = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:,]*))(?::(\\d+))?(?:,.*)?");

	private static final Pattern KEY_HOST = Pattern.compile("\\bhost\\s*=\\s*([^,)]+)", Pattern.CASE_INSENSITIVE);

	private static final Pattern KEY_PORT = Pattern.compile("\\bport\\s*=\\s*(\\d+)", Pattern.CASE_INSENSITIVE);

	/**
	 * A port behind a name or behind an address in brackets.
	 */
	private static final Pattern PORT = Pattern.compile("(?<=^|[,\\]]|[^:\\[,\\]]):(\\d++)(?=,|$)");

	public UrlAddress {
		Matcher ports = ((hosts.indexOf('(') >= 0) ? KEY_PORT : PORT).matcher(hosts);
		while (ports.find()) {
			int port = number(ports.group(1));
			if (port < 1 || port > 65535) {
				throw new UnreadableUrlException("a port is a number from 1 to 65535");
			}
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
		return text(userInfo, this.hosts);
	}

	/**
	 * Returns the text for messages: hosts may name secrets too.
	 */
	String masked(String userInfo) {
		return text(userInfo, UrlMask.hosts(this.hosts));
	}

	private String text(String userInfo, String shown) {
		if (!isServer()) {
			return this.prefix;
		}
		String local = (shown.isEmpty() || shown.startsWith(":")) ? "localhost" : "";
		return this.prefix + userInfo + local + shown + "/";
	}

	/**
	 * Tells whether it leads to a server.
	 */
	public boolean isServer() {
		return this.prefix.endsWith("//");
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
		return number(digits);
	}

	private static int number(String digits) {
		return (digits.length() > 5) ? 0 : Integer.parseInt(digits);
	}

	@Override
	public String toString() {
		return masked("");
	}

	private static @Nullable String group(Matcher matcher) {
		return matcher.find() ? matcher.group(1) : null;
	}

}
