package io.appdb.session;

/**
 * What may be done with a session, depending on where it was handed out.
 *
 * @param readOnly whether the transactions it opens are read-only
 * @param closeable whether its holder closes it
 * @param joining whether it needs a running transaction, which it never ends
 */
record SessionAccess(boolean readOnly, boolean closeable, boolean joining) {

	static final SessionAccess BLOCK = new SessionAccess(false, false, false);

	static final SessionAccess DIRECT = new SessionAccess(false, true, false);

	static SessionAccess request(boolean readOnly) {
		return readOnly ? new SessionAccess(true, false, false) : BLOCK;
	}

	static SessionAccess joining(boolean readOnly) {
		return new SessionAccess(readOnly, false, true);
	}

}
