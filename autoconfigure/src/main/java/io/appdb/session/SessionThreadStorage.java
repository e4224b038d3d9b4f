package io.appdb.session;

import io.appdb.error.SessionConflictException;
import io.appdb.error.SessionNotFoundException;

/**
 * One session per thread and database, found by code further down the call stack: blocks
 * of {@link SessionManager}, injected sessions, repositories and {@code @Transactional}
 * methods join it. The request's session is stored here while the request's thread runs.
 * <p>
 * The idea is RESTAlchemy's {@code SessionThreadStorage}.
 */
public interface SessionThreadStorage {

	/**
	 * Returns the session of this thread.
	 * @return the stored session
	 * @throws SessionNotFoundException when none is stored
	 */
	DbSession getSession();

	/**
	 * Stores a session for this thread.
	 * @param session the session to store; the caller still closes it, and it leaves the
	 * storage when that happens on this thread
	 * @throws SessionConflictException when this thread already has one
	 */
	void storeSession(DbSession session);

	/**
	 * Empties the slot of this thread; does nothing when it is empty.
	 * @throws SessionConflictException when the stored session is suspended for another
	 * transaction or session, whose end puts it back on the thread
	 */
	void removeSession();

	/**
	 * Empties the slot of this thread.
	 * @return the session that was stored
	 * @throws SessionNotFoundException when none is stored
	 * @throws SessionConflictException as {@link #removeSession()} throws it
	 */
	DbSession popSession();

}
