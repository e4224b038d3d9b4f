package io.appdb.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.appdb.session.DbSession;
import io.appdb.session.SessionManager;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionDefinition;

/**
 * A transaction on a thread of its own that takes one step at a time. A step that waits
 * for another transaction is left alone, and the next ones queue behind it. Told what to
 * do by one thread.
 */
final class SteppedTransaction {

	private static final Duration TIMEOUT = Duration.ofMillis(400);

	private static final Duration END = Duration.ofSeconds(70);

	private final BlockingQueue<Step<?>> steps = new LinkedBlockingQueue<>();

	private final CompletableFuture<Boolean> outcome = new CompletableFuture<>();

	private boolean waited;

	SteppedTransaction(SessionManager sessions, TransactionDefinition definition) {
		Thread thread = new Thread(() -> run(sessions, definition), "stepped");
		thread.setDaemon(true);
		thread.start();
	}

	private void run(SessionManager sessions, TransactionDefinition definition) {
		try {
			sessions.runInTransaction(definition, this::takeSteps);
			this.outcome.complete(true);
		}
		catch (RuntimeException ex) {
			this.outcome.completeExceptionally(ex);
		}
	}

	private void takeSteps(DbSession session) {
		try {
			boolean more = true;
			while (more) {
				more = this.steps.take().run(session);
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private <T> CompletableFuture<T> ask(Function<DbSession, @Nullable T> step) {
		CompletableFuture<T> result = new CompletableFuture<>();
		take(step, result);
		return result;
	}

	private void take(Function<DbSession, @Nullable Object> step) {
		take(step, new CompletableFuture<>());
	}

	/**
	 * Takes a step, and waits for it for a while.
	 */
	private <T> void take(Function<DbSession, @Nullable T> step, CompletableFuture<T> result) {
		this.steps.add(new Step<>(step, result));
		await(CompletableFuture.anyOf(result, this.outcome));
	}

	private void await(CompletableFuture<?> future) {
		try {
			future.handle((value, failure) -> true).get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			this.waited = true;
		}
		catch (ExecutionException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	CompletableFuture<Integer> read(int id) {
		return ask((session) -> number(session.rows("select v from cells where id = ?", id).get(0)));
	}

	CompletableFuture<Integer> countThirds() {
		return ask((session) -> session.rows("select v from cells where mod(v, 3) = 0").size());
	}

	private static Integer number(Map<String, Object> row) {
		return ((Number) List.copyOf(row.values()).get(0)).intValue();
	}

	void write(int id, int value) {
		take((session) -> session.execute("update cells set v = ? where id = ?", value, id));
	}

	/**
	 * Adds to what an earlier step has read.
	 */
	void add(int id, CompletableFuture<Integer> read, int more) {
		take((session) -> session.execute("update cells set v = ? where id = ?", read.join() + more, id));
	}

	void insert(int id, int value) {
		take((session) -> session.execute("insert into cells (id, v) values (?, ?)", id, value));
	}

	void commit() {
		take((session) -> null);
		await(this.outcome);
	}

	void rollback() {
		take((session) -> {
			throw new RolledBack();
		});
		await(this.outcome);
	}

	/**
	 * Waits for the end.
	 * @return whether the transaction was committed
	 */
	boolean isCommitted() {
		try {
			return this.outcome.get(END.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			return false;
		}
		catch (InterruptedException | TimeoutException ex) {
			throw new AssertionError("A transaction does not end", ex);
		}
	}

	/**
	 * Whether it waited for another one.
	 */
	boolean isWaiting() {
		return this.waited;
	}

	/**
	 * Why it was not committed.
	 * @return the failure, or {@code null} if there was none, or none but a rollback
	 */
	@Nullable Throwable failure() {
		return this.outcome.handle((committed, failure) -> (failure instanceof RolledBack) ? null : failure).join();
	}

	/**
	 * A step and what comes of it.
	 *
	 * @param <T> the type of its result
	 * @param work what it does, with {@code null} as a result for the last one
	 * @param result told when it is done
	 */
	private record Step<T>(Function<DbSession, @Nullable T> work, CompletableFuture<T> result) {

		boolean run(DbSession session) {
			T value = this.work.apply(session);
			this.result.complete(value);
			return value != null;
		}

	}

	/**
	 * Ends a transaction.
	 */
	private static final class RolledBack extends RuntimeException {

	}

}
