package io.appdb.session;

/**
 * Tells tests how many sessions the library still knows something of. Stateless.
 */
public final class RememberedSessions {

	private RememberedSessions() {
	}

	/**
	 * Counts them.
	 * @param sessions the sessions of a database
	 * @return their number
	 */
	public static int count(SessionManager sessions) {
		return ((Sessions) sessions).remembered();
	}

}
