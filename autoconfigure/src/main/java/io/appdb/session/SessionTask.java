package io.appdb.session;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import io.appdb.engine.StatementWatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.Assert;

/**
 * Work that another thread does, and its result. It lives from the call to the completion
 * of its future, which any thread may bring about.
 *
 * @param <T> type of the result
 */
final class SessionTask<T extends @Nullable Object> implements SessionCallback<T, Exception> {

	private static final Logger logger = LoggerFactory.getLogger(SessionTask.class);

	private final CompletableFuture<T> result = new CompletableFuture<>();

	private final StatementWatch watch = new StatementWatch();

	/**
	 * The work, forgotten when it is not needed any more: a cancelled task may wait long
	 * for its turn.
	 */
	private volatile @Nullable SessionCallback<T, ?> work;

	@SuppressWarnings("FutureReturnValueIgnored") // it tells no more than the first one
	SessionTask(SessionCallback<T, ?> work) {
		Assert.notNull(work, "async(): the work is null where a block is needed");
		this.work = work;
		this.result.whenComplete((value, failure) -> abandon());
	}

	/**
	 * Turns work without a result into work with one.
	 */
	@SuppressWarnings("NullAway") // does not see that the result is nullable
	static SessionCallback<@Nullable Void, Exception> withoutResult(SessionWork<?> work) {
		return (session) -> {
			work.doInSession(session);
			return null;
		};
	}

	/**
	 * Returns the future, whose completion from outside stops the work.
	 */
	CompletableFuture<T> result() {
		return this.result;
	}

	private void abandon() {
		if (this.work == null) {
			return;
		}
		this.work = null;
		if (this.watch.isWorking()) {
			Thread stopping = new Thread(this::stop, "db-async-cancel");
			stopping.setDaemon(true);
			stopping.start();
		}
	}

	private void stop() {
		try {
			this.watch.cancel();
		}
		catch (Exception ex) {
			logger.warn("The statement of a cancelled task could not be cancelled", ex);
		}
	}

	/**
	 * Does the work, and refuses its result when nobody waits for it any more, so that
	 * nothing is committed.
	 */
	@Override
	public T doInSession(DbSession session) throws Exception {
		SessionCallback<T, ?> doing = this.work;
		refuseCancelled(doing == null);
		T value = Objects.requireNonNull(doing).doInSession(session);
		refuseCancelled(this.work == null);
		return value;
	}

	private static void refuseCancelled(boolean cancelled) {
		if (cancelled) {
			throw new CancellationException("The task was cancelled");
		}
	}

	/**
	 * Does the work on the current thread, unless it was cancelled.
	 * @param way with which session and transaction
	 * @return how to tell the result
	 */
	Runnable perform(ThrowingCall<T, Exception> way) {
		this.watch.begin();
		try {
			if (this.result.isDone()) {
				return () -> {
				};
			}
			T value = way.call();
			return () -> this.result.complete(value);
		}
		catch (Throwable ex) {
			return () -> this.result.completeExceptionally(ex);
		}
		finally {
			this.work = null;
			this.watch.end();
		}
	}

	/**
	 * Ends the task from outside.
	 */
	void fail(Throwable reason) {
		this.result.completeExceptionally(reason);
	}

}
