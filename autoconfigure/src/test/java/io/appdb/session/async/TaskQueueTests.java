package io.appdb.session.async;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a queue whose threads are the test itself, which runs each when it wants to.
 */
@SuppressWarnings("FutureReturnValueIgnored") // of what is not looked at
class TaskQueueTests {

	private final Queue<Runnable> threads = new ArrayDeque<>();

	private final List<String> done = new ArrayList<>();

	private final TaskQueue queue = new TaskQueue(2, this.threads::add, (task) -> task);

	@Test
	void letsAsManyRunAsTheLimitSaysInTheOrderTheyCame() {
		add("first");
		add("second");
		add("third");
		assertThat(this.threads).hasSize(2);
		runNext();
		assertThat(this.threads).hasSize(2);
		runNext();
		runNext();
		assertThat(this.done).containsExactly("first", "second", "third");
		assertThat(this.threads).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "exception", "error" })
	void goesOnAfterATaskThatFails(String kind) {
		CompletableFuture<String> failed = add("failed", () -> {
			if (kind.equals("error")) {
				throw new StackOverflowError(kind);
			}
			throw new IOException(kind);
		});
		runNext();
		assertThat(failed.handle((result, thrown) -> thrown.getMessage())).isCompletedWithValue(kind);
		assertThat(add("next")).isNotDone();
		runNext();
		assertThat(this.done).contains("next");
		assertThat(this.queue.drain(Duration.ZERO)).isZero();
	}

	@Test
	void failsATaskThatNoThreadTakes() {
		TaskQueue refused = new TaskQueue(1, (task) -> {
			throw new RejectedExecutionException("full");
		}, (task) -> task);
		for (int call = 0; call < 3; call++) {
			AsyncTask<Object, String> task = new AsyncTask<>((given) -> "never");
			refused.add(task, () -> task.run(this));
			assertThat(task.result().handle((result, thrown) -> thrown.getMessage())).isCompletedWithValue("full");
		}
		assertThat(refused.drain(Duration.ZERO)).isZero();
	}

	@Test
	void failsATaskWhoseContextCannotBeCarried() {
		TaskQueue broken = new TaskQueue(1, this.threads::add, (task) -> () -> {
			throw new IllegalStateException("no context");
		});
		AsyncTask<Object, String> task = new AsyncTask<>((given) -> "never");
		broken.add(task, () -> task.run(this));
		runNext();
		assertThat(task.result()).isCompletedExceptionally();
		assertThat(broken.drain(Duration.ZERO)).isZero();
	}

	@Test
	void takesTheContextOfTheCallerAlong() {
		List<String> steps = new ArrayList<>();
		TaskQueue carrying = new TaskQueue(1, this.threads::add, (task) -> {
			steps.add("captured");
			return () -> {
				steps.add("restored");
				task.run();
			};
		});
		AsyncTask<Object, Boolean> task = new AsyncTask<>((given) -> steps.add("worked"));
		carrying.add(task, () -> task.run(this));
		assertThat(steps).containsExactly("captured");
		runNext();
		assertThat(steps).containsExactly("captured", "restored", "worked");
	}

	@Test
	void knowsWhichThreadRunsATask() {
		CompletableFuture<String> inside = add("asked", () -> String.valueOf(this.queue.isInside()));
		assertThat(this.queue.isInside()).isFalse();
		runNext();
		assertThat(inside).isCompletedWithValue("true");
		assertThat(this.queue.isInside()).isFalse();
	}

	/**
	 * What depends on a result may want a task of its own.
	 */
	@Test
	void beginsTheNextBeforeItTellsTheResult() {
		TaskQueue single = new TaskQueue(1, this.threads::add, (task) -> task);
		AsyncTask<Object, String> first = new AsyncTask<>((given) -> "first");
		AsyncTask<Object, String> second = new AsyncTask<>((given) -> "second");
		List<Integer> begun = new ArrayList<>();
		CompletableFuture<Void> told = first.result().thenRun(() -> begun.add(this.threads.size()));
		single.add(first, () -> first.run(this));
		single.add(second, () -> second.run(this));
		runNext();
		assertThat(told).isCompleted();
		assertThat(begun).containsExactly(1);
	}

	@Test
	void neverBeginsTheWorkOfATaskThatIsCancelledMeanwhile() {
		CompletableFuture<String> cancelled = add("cancelled");
		cancelled.cancel(true);
		runNext();
		assertThat(this.done).isEmpty();
		assertThat(this.queue.drain(Duration.ZERO)).isZero();
	}

	@Test
	void countsWhatIsLeftAfterTheTimeout() {
		add("first");
		add("second");
		add("third");
		assertThat(this.queue.drain(Duration.ofMillis(1))).isEqualTo(3);
		runNext();
		assertThat(this.queue.drain(Duration.ZERO)).isEqualTo(2);
	}

	@Test
	void stopsWaitingWhenInterrupted() {
		add("first");
		Thread.currentThread().interrupt();
		assertThat(this.queue.drain(Duration.ofMinutes(5))).isEqualTo(1);
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void endsAllThatAreLeft() {
		CompletableFuture<String> first = add("first");
		CompletableFuture<String> third = add("third");
		this.queue.cancelAll(() -> new CancellationException("closed"));
		assertThat(List.of(first, third)).allMatch(CompletableFuture::isCancelled);
		runNext();
		runNext();
		assertThat(this.done).isEmpty();
	}

	private CompletableFuture<String> add(String name) {
		return add(name, () -> name);
	}

	private CompletableFuture<String> add(String name, Work work) {
		AsyncTask<TaskQueueTests, String> task = new AsyncTask<>((given) -> {
			String result = work.work();
			this.done.add(name);
			return result;
		});
		this.queue.add(task, () -> task.run(this));
		return task.result();
	}

	private void runNext() {
		this.threads.remove().run();
	}

	/**
	 * What a task does.
	 */
	@FunctionalInterface
	private interface Work {

		String work() throws Exception;

	}

}
