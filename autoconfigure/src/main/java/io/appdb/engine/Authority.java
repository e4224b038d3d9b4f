package io.appdb.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What follows the two slashes, taken apart but not decoded. Immutable.
 * <p>
 * A password may be raw, so each at sign is tried as the end of the user information,
 * from the left, none at all first; the first reading that leaves hosts, a database and
 * parameters behind it wins. A reading whose last parameter looks like the rest of a URL
 * is passed over, for it cuts a password in two.
 *
 * @param userInfo user name and password
 * @param hosts hosts and ports, perhaps empty
 * @param database the database
 * @param query the parameters
 */
record Authority(@Nullable String userInfo, String hosts, @Nullable String database, @Nullable String query) {

	private static final String HOST = "(?:\\[[0-9A-Za-z:.%]+\\]|[\\p{L}\\p{N}._%\\-]*)(?::\\d+)?";

	private static final String GROUP = "(?:address=)?\\([^/?]*\\)";

	static final Pattern HOSTS = Pattern.compile("(?:%1$s|%2$s)(?:,(?:%1$s|%2$s))*".formatted(GROUP, HOST));

	private static final Pattern WHOLE = Pattern
		.compile("(?<hosts>" + HOSTS.pattern() + ")(?:/(?<database>[^?@]*))?(?:\\?(?<query>.*))?", Pattern.DOTALL);

	private static final Pattern PARAMETER = Pattern.compile("[\\w.%$\\[\\]\\-]*(?:=.*)?", Pattern.DOTALL);

	static Authority of(String text) {
		int at = -1;
		do {
			Authority reading = read(text, at);
			if (reading != null && !reading.cutsPassword()) {
				return reading;
			}
			at = text.indexOf('@', at + 1);
		}
		while (at >= 0);
		throw new UnreadableUrlException("no host, port and database can be made out");
	}

	private static @Nullable Authority read(String text, int at) {
		Matcher whole = WHOLE.matcher(text.substring(at + 1));
		if (!whole.matches() || !isQuery(whole.group("query"))) {
			return null;
		}
		String userInfo = (at < 0) ? null : text.substring(0, at);
		return new Authority(userInfo, whole.group("hosts"), whole.group("database"), whole.group("query"));
	}

	private static boolean isQuery(@Nullable String query) {
		if (query == null) {
			return true;
		}
		for (String parameter : query.split("&", -1)) {
			if (!PARAMETER.matcher(parameter).matches()) {
				return false;
			}
		}
		return true;
	}

	private boolean cutsPassword() {
		boolean possible = (this.userInfo != null) ? this.userInfo.indexOf(':') >= 0 : this.database == null;
		if (this.query == null || !possible) {
			return false;
		}
		int at = this.query.lastIndexOf('@');
		Authority rest = (at < 0) ? null : read(this.query, at);
		return rest != null && !rest.hosts.isEmpty() && rest.database != null;
	}

	/**
	 * Shows no user information.
	 */
	@Override
	public String toString() {
		return this.hosts;
	}

}
