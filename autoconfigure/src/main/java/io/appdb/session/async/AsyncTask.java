package io.appdb.session.async;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import io.appdb.engine.StatementWatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that another thread does, and its result. It lives from the call to the completion
 * of its future, which any thread may bring about.
 *
 * @param <A> type of what the work is given
 * @param <T> type of the result
 */
public final class AsyncTask<A, T extends @Nullable Object> {

	private static final Logger logger = LoggerFactory.getLogger(AsyncTask.class);

	private final CompletableFuture<T> result = new CompletableFuture<>();

	private final StatementWatch watch = new StatementWatch();

	/**
	 * The work, forgotten when it is not needed any more: a cancelled task may wait long
	 * for its turn.
	 */
	private volatile @Nullable Work<A, T> work;

	/**
	 * Creates a task.
	 * @param work what to do
	 */
	@SuppressWarnings("FutureReturnValueIgnored") // it tells no more than the first one
	public AsyncTask(Work<A, T> work) {
		this.work = work;
		this.result.whenComplete((value, failure) -> abandon());
	}

	/**
	 * Returns the future, whose completion from outside stops the work.
	 */
	public CompletableFuture<T> result() {
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
	public T run(A given) throws Exception {
		Work<A, T> doing = this.work;
		refuseCancelled(doing == null);
		T value = Objects.requireNonNull(doing).apply(given);
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
	Runnable perform(Callable<T> way) {
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

	/**
	 * What a task does.
	 *
	 * @param <A> type of what it is given
	 * @param <T> type of the result
	 */
	@FunctionalInterface
	public interface Work<A, T extends @Nullable Object> {

		T apply(A given) throws Exception;

	}

}
