package io.appdb.session;

/**
 * Work that needs a session and has no result.
 *
 * @param <E> type of the exception the work may throw
 */
@FunctionalInterface
public interface SessionWork<E extends Exception> {

	/**
	 * Does the work.
	 * @param session the session, valid until this method returns
	 * @throws E when the work fails
	 */
	void doInSession(DbSession session) throws E;

}
