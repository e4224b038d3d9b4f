package io.appdb.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Hosts in Connector/J's and MariaDB's form {@code (host=a,port=1,user=u)} or
 * {@code address=(host=a)(port=1)}, which may hold credentials. Immutable.
 *
 * @param text the hosts without credentials
 * @param credentials what stood among them
 */
record KeyValueHosts(String text, Credentials credentials) {

	static KeyValueHosts of(String hosts) {
		StringBuilder rest = new StringBuilder();
		Credentials common = Credentials.NONE;
		Credentials ofHost = Credentials.NONE;
		boolean single = false;
		int from = 0;
		for (int open = hosts.indexOf('('); open >= 0; open = hosts.indexOf('(', from)) {
			String before = hosts.substring(from, open);
			rest.append(before);
			if (!before.isEmpty()) {
				common = common.sameAs(ofHost);
				ofHost = Credentials.NONE;
				single = before.endsWith("=");
			}
			from = hosts.indexOf(')', open) + 1;
			List<String> kept = new ArrayList<>();
			String content = hosts.substring(open + 1, from - 1);
			for (String pair : single ? new String[] { content } : content.split(",", -1)) {
				Credentials found = credentials(pair);
				ofHost = ofHost.orElse(found);
				if (found.equals(Credentials.NONE)) {
					kept.add(pair);
				}
			}
			rest.append(kept.isEmpty() ? "" : "(" + String.join(",", kept) + ")");
		}
		String text = rest.append(hosts.substring(from)).toString();
		if (!HostScanner.isHosts(text)) {
			throw new UnreadableUrlException("a host is named by user and password only");
		}
		return new KeyValueHosts(text, common.sameAs(ofHost));
	}

	private static Credentials credentials(String pair) {
		int equals = pair.indexOf('=');
		CredentialKey key = (equals < 0) ? null : CredentialKey.of(PercentCode.decode(pair.substring(0, equals)));
		return (key != null) ? key.with(PercentCode.decode(pair.substring(equals + 1).strip())) : Credentials.NONE;
	}

	@Override
	public String toString() {
		return UrlMask.hosts(this.text);
	}

}
