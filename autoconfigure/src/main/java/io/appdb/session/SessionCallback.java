package io.appdb.session;

import org.jspecify.annotations.Nullable;

/**
 * Work that needs a session.
 *
 * @param <T> type of the result
 * @param <E> type of the exception the work may throw
 */
@FunctionalInterface
public interface SessionCallback<T extends @Nullable Object, E extends Exception> {

	/**
	 * Does the work.
	 * @param session the session, valid until this method returns
	 * @return the result
	 * @throws E when the work fails
	 */
	T doInSession(DbSession session) throws E;

}
