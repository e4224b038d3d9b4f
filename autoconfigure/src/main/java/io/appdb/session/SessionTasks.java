package io.appdb.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.appdb.engine.Pools;
import io.appdb.error.DatabaseNotInitializedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.TransactionDefinition;

/**
 * The sessions of one database in tasks. Owned by the sessions, shared by all threads.
 */
final class SessionTasks implements AsyncSessions {

	private static final Logger logger = LoggerFactory.getLogger(SessionTasks.class);

	private final Sessions sessions;

	private final TaskQueue queue;

	SessionTasks(Sessions sessions) {
		this.sessions = sessions;
		int limit = Pools.limit(sessions.environment().dataSource());
		this.queue = new TaskQueue(limit, TaskThreads.create(limit), TaskThreads.context());
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> inTransaction(SessionCallback<T, ?> work) {
		SessionTask<T> task = new SessionTask<>(work);
		return begin(task, () -> this.sessions.inTransaction(task));
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> inTransaction(TransactionDefinition definition,
			SessionCallback<T, ?> work) {
		SessionTask<T> task = new SessionTask<>(work);
		return begin(task, () -> this.sessions.inTransaction(definition, task));
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> inTransaction(@Nullable DbSession given,
			SessionCallback<T, ?> work) {
		SessionTask<T> task = new SessionTask<>(work);
		return begin(task, () -> this.sessions.inTransaction(given, task));
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> withSession(SessionCallback<T, ?> work) {
		SessionTask<T> task = new SessionTask<>(work);
		return begin(task, () -> this.sessions.withSession(task));
	}

	private <T extends @Nullable Object> CompletableFuture<T> begin(SessionTask<T> task,
			ThrowingCall<T, Exception> way) {
		this.sessions.refuseClosed();
		this.queue.add(task, way);
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

}
