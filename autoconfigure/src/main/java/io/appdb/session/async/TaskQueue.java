package io.appdb.session.async;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskDecorator;

/**
 * Lets a limited number of tasks run at a time, in the order they came; a task that waits
 * takes neither a thread nor a connection. One per database, shared by all threads.
 */
public final class TaskQueue {

	private final int limit;

	private final Executor threads;

	private final TaskDecorator context;

	private final Queue<Turn<?>> waiting = new ConcurrentLinkedQueue<>();

	private final Set<AsyncTask<?, ?>> unfinished = ConcurrentHashMap.newKeySet();

	/**
	 * Told when no task is left.
	 */
	private final Object finished = new Object();

	private final AtomicInteger running = new AtomicInteger();

	private final ThreadLocal<@Nullable Boolean> inside = new ThreadLocal<>();

	/**
	 * Creates a queue.
	 * @param limit how many tasks may run at a time
	 * @param threads runs them
	 * @param context takes along what the calling thread knows
	 */
	public TaskQueue(int limit, Executor threads, TaskDecorator context) {
		this.limit = limit;
		this.threads = threads;
		this.context = context;
	}

	/**
	 * Accepts a task.
	 * @param task the task
	 * @param way with which session and transaction to run it
	 */
	public <T extends @Nullable Object> void add(AsyncTask<?, T> task, Callable<T> way) {
		Turn<T> turn = new Turn<>(task, way);
		this.unfinished.add(task);
		this.waiting.add(turn);
		next();
	}

	/**
	 * Whether the current thread runs an accepted task.
	 */
	public boolean isInside() {
		return this.inside.get() != null;
	}

	private void next() {
		int before = this.running.get();
		while (before < this.limit && !this.waiting.isEmpty()) {
			if (this.running.compareAndSet(before, before + 1)) {
				start(this.waiting.poll());
			}
			before = this.running.get();
		}
	}

	private void start(@Nullable Turn<?> turn) {
		if (turn == null) {
			this.running.decrementAndGet();
			return;
		}
		try {
			this.threads.execute(turn);
		}
		catch (RuntimeException | Error ex) {
			turn.giveUp(ex);
		}
	}

	private void finish(AsyncTask<?, ?> task) {
		this.unfinished.remove(task);
		if (this.unfinished.isEmpty()) {
			synchronized (this.finished) {
				this.finished.notifyAll();
			}
		}
	}

	/**
	 * Waits until no task is left.
	 * @param timeout how long to wait at most
	 * @return number of tasks that are left all the same
	 */
	public int drain(Duration timeout) {
		long end = System.nanoTime() + timeout.toNanos();
		synchronized (this.finished) {
			long left = timeout.toNanos();
			while (!this.unfinished.isEmpty() && left > 0) {
				try {
					TimeUnit.NANOSECONDS.timedWait(this.finished, left);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					break;
				}
				left = end - System.nanoTime();
			}
		}
		return this.unfinished.size();
	}

	/**
	 * Ends all tasks that are left.
	 * @param reason why
	 */
	public void cancelAll(Supplier<RuntimeException> reason) {
		for (AsyncTask<?, ?> task : this.unfinished) {
			task.fail(reason.get());
		}
	}

	/**
	 * The turn of a task. Waits in the queue, then runs once.
	 *
	 * @param <T> type of the result
	 */
	private final class Turn<T extends @Nullable Object> implements Runnable {

		private final AsyncTask<?, T> task;

		private final Callable<T> way;

		private final Runnable carried;

		private final AtomicBoolean over = new AtomicBoolean();

		Turn(AsyncTask<?, T> task, Callable<T> way) {
			this.task = task;
			this.way = way;
			this.carried = TaskQueue.this.context.decorate(this::perform);
		}

		@Override
		public void run() {
			try {
				this.carried.run();
			}
			catch (RuntimeException | Error ex) {
				giveUp(ex);
			}
		}

		/**
		 * The next task may begin before the result of this one is told: what depends on
		 * it does not use the database.
		 */
		private void perform() {
			TaskQueue.this.inside.set(true);
			Runnable telling;
			try {
				telling = this.task.perform(this.way);
			}
			finally {
				TaskQueue.this.inside.remove();
				end();
			}
			telling.run();
		}

		void giveUp(Throwable reason) {
			end();
			this.task.fail(reason);
		}

		private void end() {
			if (this.over.compareAndSet(false, true)) {
				finish(this.task);
				TaskQueue.this.running.decrementAndGet();
				next();
			}
		}

	}

}
