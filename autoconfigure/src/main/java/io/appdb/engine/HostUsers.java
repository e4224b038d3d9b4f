package io.appdb.engine;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Hosts that each name their user, as MySQL's driver reads
 * {@code user:password@a,user:password@b}. Immutable.
 *
 * @param text the text without users
 * @param credentials the user of all hosts
 */
record HostUsers(String text, Credentials credentials) {

	/**
	 * Takes the users away.
	 * @param text what follows the two slashes
	 * @return what is left, {@code null} when no host but the first names a user
	 */
	static @Nullable HostUsers of(String text) {
		int end = HostScanner.authorityEnd(text);
		String[] pieces = text.substring(0, end).split(",", -1);
		List<String> hosts = new ArrayList<>();
		Credentials common = Credentials.NONE;
		boolean several = false;
		for (int index = 0; index < pieces.length; index++) {
			int at = pieces[index].indexOf('@');
			String host = pieces[index].substring(at + 1);
			if (host.indexOf('(') >= 0 || !HostScanner.isHosts(host)) {
				return null;
			}
			hosts.add(host);
			several |= at >= 0 && index > 0;
			common = (at < 0) ? common : common.sameAs(Credentials.ofUserInfo(pieces[index].substring(0, at)));
		}
		return several ? new HostUsers(String.join(",", hosts) + text.substring(end), common) : null;
	}

	/**
	 * Shows no user.
	 */
	@Override
	public String toString() {
		return HostScanner.isHosts(this.text) ? this.text : DatabaseUrl.MASK;
	}

}
