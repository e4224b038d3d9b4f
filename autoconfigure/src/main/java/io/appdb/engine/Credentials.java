package io.appdb.engine;

import org.jspecify.annotations.Nullable;

/**
 * Who connects. Immutable; its text never shows the password.
 *
 * @param username the user name, {@code null} when there is none
 * @param password the password, {@code null} when there is none, empty when it is empty
 */
public record Credentials(@Nullable String username, @Nullable String password) {

	public static final Credentials NONE = new Credentials(null, null);

	/**
	 * Reads {@code user:password} with percent escapes; the first colon parts them.
	 */
	public static Credentials ofUserInfo(@Nullable String userInfo) {
		if (userInfo == null) {
			return NONE;
		}
		int colon = userInfo.indexOf(':');
		String name = (colon < 0) ? userInfo : userInfo.substring(0, colon);
		String secret = (colon < 0) ? null : PercentCode.decode(userInfo.substring(colon + 1));
		return new Credentials(PercentCode.decode(name), secret);
	}

	public Credentials {
		username = (username != null && username.isEmpty()) ? null : username;
	}

	public Credentials orElse(Credentials other) {
		return new Credentials((this.username != null) ? this.username : other.username,
				(this.password != null) ? this.password : other.password);
	}

	/**
	 * Joins the users of several hosts, who have to be the same: one pool has one user.
	 */
	Credentials sameAs(Credentials other) {
		if (!equals(NONE) && !other.equals(NONE) && !equals(other)) {
			throw new UnreadableUrlException(
					"its hosts name different users or passwords," + " where one user has to be good for all of them");
		}
		return orElse(other);
	}

	/**
	 * Returns what stands before the host, the password masked.
	 */
	String maskedUserInfo() {
		if (this.username == null && this.password == null) {
			return "";
		}
		String name = (this.username != null) ? UrlMask.username(this.username) : "";
		return name + ((this.password != null) ? ":" + DatabaseUrl.MASK : "") + "@";
	}

	@Override
	public String toString() {
		return maskedUserInfo();
	}

}
