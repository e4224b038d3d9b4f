package io.appdb.session.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AsyncTaskTests {

	@Test
	void givesTheWorkWhatItIsGiven() {
		AsyncTask<Integer, Integer> task = new AsyncTask<>((given) -> given + 1);
		task.perform(() -> task.run(41)).run();
		assertThat(task.result()).isCompletedWithValue(42);
	}

	/**
	 * It is told when the connection is given back.
	 */
	@Test
	void doesNotTellTheResultByItself() {
		AsyncTask<Integer, Integer> task = new AsyncTask<>((given) -> given);
		Runnable telling = task.perform(() -> task.run(1));
		assertThat(task.result()).isNotDone();
		telling.run();
		assertThat(task.result()).isDone();
	}

	@Test
	void beginsNoWayForATaskThatIsDone() {
		List<String> steps = new ArrayList<>();
		AsyncTask<List<String>, Boolean> task = new AsyncTask<>((given) -> given.add("worked"));
		task.result().cancel(false);
		task.perform(() -> {
			steps.add("session opened");
			return task.run(steps);
		}).run();
		assertThat(steps).isEmpty();
		assertThat(task.result()).isCancelled();
	}

	/**
	 * Thrown inside of the transaction, it keeps that from being committed.
	 */
	@Test
	void refusesTheResultOfWorkThatWasCancelledMeanwhile() {
		AsyncTask<CompletableFuture<?>, Boolean> task = new AsyncTask<>((given) -> given.cancel(false));
		assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> task.run(task.result()))
			.withMessage("The task was cancelled");
	}

	@Test
	void keepsWhatSomebodyElseCompletedItWith() {
		AsyncTask<Integer, Integer> task = new AsyncTask<>((given) -> given);
		task.perform(() -> {
			int result = task.run(1);
			task.result().complete(7);
			return result;
		}).run();
		assertThat(task.result()).isCompletedWithValue(7);
		assertThat(Thread.interrupted()).isFalse();
	}

	@Test
	@Timeout(value = 30, unit = TimeUnit.SECONDS)
	void interruptsWorkThatRunsNoStatementWhenItIsCancelled() {
		List<Class<?>> thrown = new ArrayList<>();
		AsyncTask<Integer, Integer> task = new AsyncTask<>((given) -> given);
		task.perform(() -> {
			task.result().cancel(true);
			try {
				Thread.sleep(TimeUnit.MINUTES.toMillis(5));
			}
			catch (InterruptedException ex) {
				thrown.add(ex.getClass());
			}
			return 1;
		}).run();
		assertThat(thrown).containsExactly(InterruptedException.class);
	}

}
