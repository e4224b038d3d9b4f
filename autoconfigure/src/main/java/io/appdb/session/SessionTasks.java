package io.appdb.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.appdb.engine.ReadRouting;
import io.appdb.error.Arguments;
import io.appdb.error.DatabaseNotInitializedException;
import io.appdb.session.async.AsyncTask;
import io.appdb.session.async.TaskQueue;
import io.appdb.session.async.TaskThreads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.task.TaskDecorator;
import org.springframework.transaction.TransactionDefinition;

/**
 * The sessions of one database in tasks. Owned by the sessions, shared by all threads.
 */
final class SessionTasks implements AsyncSessions {

	private static final Logger logger = LoggerFactory.getLogger(SessionTasks.class);

	private final SessionManager sessions;

	private final Runnable gate;

	private final TaskQueue queue;

	/**
	 * Creates the tasks of a database.
	 * @param sessions opens their sessions
	 * @param gate called before a task is accepted; throws when the database is closed
	 * @param limit how many run at a time
	 * @param reads takes along what the calling thread has written
	 */
	SessionTasks(SessionManager sessions, Runnable gate, int limit, ReadRouting reads) {
		this.sessions = sessions;
		this.gate = gate;
		this.queue = new TaskQueue(limit, TaskThreads.create(limit), context(reads));
	}

	private static TaskDecorator context(ReadRouting reads) {
		TaskDecorator context = TaskThreads.context();
		return (task) -> context.decorate(reads.decorate(task));
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> inTransaction(SessionCallback<T, ?> work) {
		Arguments.required("inTransaction", "work", work);
		return begin(work, (task) -> this.sessions.inTransaction(task));
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> inTransaction(TransactionDefinition definition,
			SessionCallback<T, ?> work) {
		Arguments.required("inTransaction", "definition", definition);
		Arguments.required("inTransaction", "work", work);
		return begin(work, (task) -> this.sessions.inTransaction(definition, task));
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> inTransaction(@Nullable DbSession given,
			SessionCallback<T, ?> work) {
		Arguments.required("inTransaction", "work", work);
		return begin(work, (task) -> this.sessions.inTransaction(given, task));
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> withSession(SessionCallback<T, ?> work) {
		Arguments.required("withSession", "work", work);
		return begin(work, (task) -> this.sessions.withSession(task));
	}

	private <T extends @Nullable Object> CompletableFuture<T> begin(SessionCallback<T, ?> work, Way<T> way) {
		this.gate.run();
		AsyncTask<DbSession, T> task = new AsyncTask<>(work::doInSession);
		SessionCallback<T, Exception> doing = task::run;
		this.queue.add(task, () -> way.run(doing));
		return task.result();
	}

	/**
	 * Whether the current thread runs a task that was accepted.
	 */
	boolean isInside() {
		return this.queue.isInside();
	}

	/**
	 * Waits for the tasks that were accepted and cancels those that are left then.
	 */
	void drain(Duration timeout) {
		int left = this.queue.drain(timeout);
		if (left > 0) {
			logger.warn("{} asynchronous tasks are cancelled because the database closes", left);
			this.queue.cancelAll(() -> new DatabaseNotInitializedException(
					"The database was closed before the asynchronous task was done"));
		}
	}

	/**
	 * With which session and transaction a task runs.
	 *
	 * @param <T> type of the result
	 */
	@FunctionalInterface
	private interface Way<T extends @Nullable Object> {

		T run(SessionCallback<T, Exception> task) throws Exception;

	}

}
