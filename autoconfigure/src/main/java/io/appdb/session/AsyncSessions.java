package io.appdb.session;

import java.util.concurrent.CompletableFuture;

import io.appdb.error.Arguments;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionDefinition;

/**
 * The calls of {@link SessionManager} in other threads: each begins a task and returns a
 * future of its result. One per database, shared by all threads.
 * <p>
 * A task has a session of its own, whatever session the calling thread has. Tasks run on
 * virtual threads where the JDK has them, otherwise on a bounded pool. At most as many
 * run at a time as the connection pool may have connections; the others wait in the order
 * of their calls, without a time-out. What Micrometer's context propagation knows of the
 * calling thread is there in the task.
 * <p>
 * A future fails with what the task threw, errors of the database translated. When it is
 * cancelled, or completed in any other way before the task is done, a task that waits
 * does not begin; of one that runs the statement is cancelled on the server and the
 * transaction rolled back. A commit that has begun is not undone.
 * <p>
 * Closing the manager refuses new tasks and lets those that were accepted finish, for 30
 * seconds at most; those that are left then are cancelled. Each call throws
 * {@link io.appdb.error.DatabaseNotInitializedException} when the manager is closed.
 */
public interface AsyncSessions {

	/**
	 * Runs work in a transaction that is committed when the work returns and rolled back
	 * when it throws anything.
	 * @param work what to do, in another thread
	 * @param <T> type of the result
	 * @return the result, once it is committed
	 * @throws io.appdb.error.DatabaseNotInitializedException when the manager is closed
	 */
	<T extends @Nullable Object> CompletableFuture<T> inTransaction(SessionCallback<T, ?> work);

	/**
	 * Runs work in a transaction with the propagation, isolation level, time-out and
	 * read-only flag of a definition.
	 * @param definition the transaction's attributes
	 * @param work what to do, in another thread
	 * @param <T> type of the result
	 * @return the result, once it is committed
	 * @throws io.appdb.error.DatabaseNotInitializedException when the manager is closed
	 */
	<T extends @Nullable Object> CompletableFuture<T> inTransaction(TransactionDefinition definition,
			SessionCallback<T, ?> work);

	/**
	 * Runs work with a given session, which is used and left alone; without one as
	 * {@link #inTransaction(SessionCallback)} does. Nobody else may use the session until
	 * the future is complete.
	 * @param given the session to use, or {@code null}
	 * @param work what to do, in another thread
	 * @param <T> type of the result
	 * @return the result
	 * @throws io.appdb.error.DatabaseNotInitializedException when the manager is closed
	 */
	<T extends @Nullable Object> CompletableFuture<T> inTransaction(@Nullable DbSession given,
			SessionCallback<T, ?> work);

	/**
	 * Runs work with a new session that is closed afterwards. Nothing is committed
	 * automatically.
	 * @param work what to do, in another thread
	 * @param <T> type of the result
	 * @return the result
	 * @throws io.appdb.error.DatabaseNotInitializedException when the manager is closed
	 */
	<T extends @Nullable Object> CompletableFuture<T> withSession(SessionCallback<T, ?> work);

	/**
	 * Runs work without a result as {@link #inTransaction(SessionCallback)} does.
	 * @param work what to do, in another thread
	 * @return complete when the work is committed
	 * @throws io.appdb.error.DatabaseNotInitializedException when the manager is closed
	 */
	default CompletableFuture<@Nullable Void> runInTransaction(SessionWork<?> work) {
		Arguments.required("runInTransaction", "work", work);
		return inTransaction(withoutResult(work));
	}

	/**
	 * Runs work without a result as
	 * {@link #inTransaction(TransactionDefinition, SessionCallback)} does.
	 * @param definition the transaction's attributes
	 * @param work what to do, in another thread
	 * @return complete when the work is committed
	 * @throws io.appdb.error.DatabaseNotInitializedException when the manager is closed
	 */
	default CompletableFuture<@Nullable Void> runInTransaction(TransactionDefinition definition, SessionWork<?> work) {
		Arguments.required("runInTransaction", "definition", definition);
		Arguments.required("runInTransaction", "work", work);
		return inTransaction(definition, withoutResult(work));
	}

	/**
	 * Runs work without a result as {@link #inTransaction(DbSession, SessionCallback)}
	 * does.
	 * @param given the session to use, or {@code null}
	 * @param work what to do, in another thread
	 * @return complete when the work is done
	 * @throws io.appdb.error.DatabaseNotInitializedException when the manager is closed
	 */
	default CompletableFuture<@Nullable Void> runInTransaction(@Nullable DbSession given, SessionWork<?> work) {
		Arguments.required("runInTransaction", "work", work);
		return inTransaction(given, withoutResult(work));
	}

	/**
	 * Runs work without a result as {@link #withSession(SessionCallback)} does.
	 * @param work what to do, in another thread
	 * @return complete when the work is done
	 * @throws io.appdb.error.DatabaseNotInitializedException when the manager is closed
	 */
	default CompletableFuture<@Nullable Void> runWithSession(SessionWork<?> work) {
		Arguments.required("runWithSession", "work", work);
		return withSession(withoutResult(work));
	}

	/**
	 * Turns work without a result into work with one.
	 */
	@SuppressWarnings("NullAway") // does not see that the result is nullable
	private static SessionCallback<@Nullable Void, Exception> withoutResult(SessionWork<?> work) {
		return (session) -> {
			work.doInSession(session);
			return null;
		};
	}

}
