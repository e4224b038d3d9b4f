package io.appdb.session;

import io.appdb.error.Arguments;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionDefinition;

/**
 * Sessions outside of handlers: scheduled tasks, asynchronous methods, filters, plain
 * threads. One per database, shared by all threads.
 * <p>
 * A block joins the transaction that runs on the thread, or the thread's session; an
 * inner block then neither commits nor closes.
 */
public interface SessionManager {

	/**
	 * Runs work in the transaction that is active on this thread, else in one of its own
	 * that is committed when the work returns and rolled back when it throws anything.
	 * @param work what to do
	 * @param <T> type of the result
	 * @param <E> type of the exception the work may throw
	 * @return what the work returned
	 * @throws E what the work threw
	 */
	<T extends @Nullable Object, E extends Exception> T inTransaction(SessionCallback<T, E> work) throws E;

	/**
	 * Runs work in a transaction with the propagation, isolation level, time-out and
	 * read-only flag of a definition.
	 * @param definition the transaction's attributes
	 * @param work what to do
	 * @param <T> type of the result
	 * @param <E> type of the exception the work may throw
	 * @return what the work returned
	 * @throws E what the work threw
	 */
	<T extends @Nullable Object, E extends Exception> T inTransaction(TransactionDefinition definition,
			SessionCallback<T, E> work) throws E;

	/**
	 * Runs work with a given session, which is used and left alone; without one as
	 * {@link #inTransaction(SessionCallback)} does.
	 * @param given the session to use, or {@code null}
	 * @param work what to do
	 * @param <T> type of the result
	 * @param <E> type of the exception the work may throw
	 * @return what the work returned
	 * @throws E what the work threw
	 */
	<T extends @Nullable Object, E extends Exception> T inTransaction(@Nullable DbSession given,
			SessionCallback<T, E> work) throws E;

	/**
	 * Runs work with the session of this thread, else with a new one that is closed
	 * afterwards. Nothing is committed automatically.
	 * @param work what to do
	 * @param <T> type of the result
	 * @param <E> type of the exception the work may throw
	 * @return what the work returned
	 * @throws E what the work threw
	 */
	<T extends @Nullable Object, E extends Exception> T withSession(SessionCallback<T, E> work) throws E;

	/**
	 * Runs work without a result as {@link #inTransaction(SessionCallback)} does.
	 * @param work what to do
	 * @param <E> type of the exception the work may throw
	 * @throws E what the work threw
	 */
	default <E extends Exception> void runInTransaction(SessionWork<E> work) throws E {
		Arguments.required("runInTransaction", "work", work);
		this.<Boolean, E>inTransaction((session) -> {
			work.doInSession(session);
			return true;
		});
	}

	/**
	 * Runs work without a result as
	 * {@link #inTransaction(TransactionDefinition, SessionCallback)} does.
	 * @param definition the transaction's attributes
	 * @param work what to do
	 * @param <E> type of the exception the work may throw
	 * @throws E what the work threw
	 */
	default <E extends Exception> void runInTransaction(TransactionDefinition definition, SessionWork<E> work)
			throws E {
		Arguments.required("runInTransaction", "definition", definition);
		Arguments.required("runInTransaction", "work", work);
		this.<Boolean, E>inTransaction(definition, (session) -> {
			work.doInSession(session);
			return true;
		});
	}

	/**
	 * Runs work without a result as {@link #inTransaction(DbSession, SessionCallback)}
	 * does.
	 * @param given the session to use, or {@code null}
	 * @param work what to do
	 * @param <E> type of the exception the work may throw
	 * @throws E what the work threw
	 */
	default <E extends Exception> void runInTransaction(@Nullable DbSession given, SessionWork<E> work) throws E {
		Arguments.required("runInTransaction", "work", work);
		this.<Boolean, E>inTransaction(given, (session) -> {
			work.doInSession(session);
			return true;
		});
	}

	/**
	 * Runs work without a result as {@link #withSession(SessionCallback)} does.
	 * @param work what to do
	 * @param <E> type of the exception the work may throw
	 * @throws E what the work threw
	 */
	default <E extends Exception> void runWithSession(SessionWork<E> work) throws E {
		Arguments.required("runWithSession", "work", work);
		this.<Boolean, E>withSession((session) -> {
			work.doInSession(session);
			return true;
		});
	}

	/**
	 * Opens a session that the caller commits and closes. One that is forgotten is
	 * reported with the line that opened it.
	 * @return a new session
	 */
	DbSession openSession();

	/**
	 * Returns the slot that holds the session of the current thread.
	 * @return the storage, the same object at every call
	 */
	SessionThreadStorage threadStorage();

	/**
	 * Returns the same calls in other threads, with futures as results.
	 * @return the asynchronous calls, the same object at every call
	 */
	AsyncSessions async();

}
