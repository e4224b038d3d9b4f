package io.appdb.engine;

import org.jspecify.annotations.Nullable;

/**
 * What follows the two slashes, taken apart but not decoded. Immutable.
 * <p>
 * In a JDBC URL the hosts end at the first slash or question mark, and that reading wins.
 * Otherwise a password may be raw, so each at sign is tried as the end of the user
 * information, from the left, none at all first; the first reading that leaves hosts, a
 * database and parameters behind it wins. A reading whose last parameter looks like the
 * rest of a URL is passed over, for it cuts a password in two. The time is linear in the
 * length of the text.
 *
 * @param userInfo user name and password
 * @param hosts hosts and ports, perhaps empty
 * @param database the database
 * @param query the parameters
 */
public record Authority(@Nullable String userInfo, String hosts, @Nullable String database, @Nullable String query) {

	/**
	 * Reads a SQLAlchemy URL.
	 */
	public static Authority ofPlain(String text) {
		return new AuthorityReader(text).firstReading();
	}

	/**
	 * Reads a JDBC URL.
	 */
	public static Authority ofJdbc(String text) {
		AuthorityReader reader = new AuthorityReader(text);
		Authority withoutUser = reader.read(-1);
		if (withoutUser != null) {
			return withoutUser;
		}
		int at = text.lastIndexOf('@', HostScanner.authorityEnd(text) - 1);
		Authority strict = (at < 0) ? null : reader.read(at);
		return (strict != null) ? strict : reader.firstReading();
	}

	/**
	 * Shows no user information.
	 */
	@Override
	public String toString() {
		return UrlMask.hosts(this.hosts);
	}

}
