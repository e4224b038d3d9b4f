package io.appdb.test.server;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Work on a thread of its own that does not keep the JVM alive. Safe for every thread.
 */
final class BackgroundWork {

	private BackgroundWork() {
	}

	/**
	 * Starts work.
	 * @param work the work
	 * @param <T> what it makes
	 * @return the result to come
	 */
	static <T> CompletableFuture<T> supply(Callable<T> work) {
		CompletableFuture<T> future = new CompletableFuture<>();
		thread(() -> complete(future, work)).start();
		return future;
	}

	static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "appdb-test-databases");
		thread.setDaemon(true);
		return thread;
	}

	static <T> void complete(CompletableFuture<T> future, Callable<T> work) {
		try {
			future.complete(work.call());
		}
		catch (Exception | Error ex) {
			future.completeExceptionally(ex);
		}
	}

	/**
	 * Waits for a result.
	 * @param future the work
	 * @param <T> what it makes
	 * @return the result
	 * @throws SQLException the failure of the work
	 */
	static <T> T result(CompletableFuture<T> future) throws SQLException {
		try {
			return future.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof SQLException failure) {
				throw failure;
			}
			throw new IllegalStateException("A database could not be made", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while a database was being made", ex);
		}
	}

}
