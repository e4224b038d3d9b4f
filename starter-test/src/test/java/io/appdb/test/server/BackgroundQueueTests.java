package io.appdb.test.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * {@link BackgroundQueue}.
 */
class BackgroundQueueTests {

	private final List<String> done = Collections.synchronizedList(new ArrayList<>());

	private final CountDownLatch begin = new CountDownLatch(1);

	private final BackgroundQueue queue = new BackgroundQueue();

	@Test
	void makesBeforeItClearsAway() throws Exception {
		hold();
		clear("old");
		CompletableFuture<String> first = make("first");
		CompletableFuture<String> second = make("second");
		this.begin.countDown();
		assertThat(BackgroundWork.result(first)).isEqualTo("first");
		assertThat(BackgroundWork.result(second)).isEqualTo("second");
		this.queue.close();
		assertThat(this.done).containsExactly("first", "second", "old");
	}

	@Test
	void clearsAwayFirstWhenSixteenWait() throws Exception {
		hold();
		IntStream.range(0, 17).mapToObj(Integer::toString).forEach(this::clear);
		this.begin.countDown();
		this.queue.close();
		assertThat(this.done).hasSize(17).startsWith("16", "0", "1");
	}

	@Test
	void clearsAwayButMakesNothingOnceClosed() throws Exception {
		hold();
		CompletableFuture<String> waiting = make("waiting");
		clear("old");
		Thread closing = new Thread(this.queue::close);
		closing.start();
		while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
			Thread.onSpinWait();
		}
		this.begin.countDown();
		this.queue.close();
		clear("late");
		assertThat(this.done).containsExactly("old", "late");
		assertThatIllegalStateException().isThrownBy(() -> BackgroundWork.result(waiting));
	}

	@Test
	void goesOnAfterAFailure() throws Exception {
		CompletableFuture<String> failed = this.queue.make(() -> {
			throw new IllegalArgumentException("not possible");
		});
		assertThatIllegalStateException().isThrownBy(() -> BackgroundWork.result(failed))
			.withRootCauseInstanceOf(IllegalArgumentException.class);
		assertThat(BackgroundWork.result(make("next"))).isEqualTo("next");
		this.queue.close();
	}

	/**
	 * Keeps the thread busy until all work of the test is in the queue.
	 */
	private void hold() throws InterruptedException {
		CountDownLatch held = new CountDownLatch(1);
		this.queue.clear(() -> {
			held.countDown();
			try {
				this.begin.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		held.await();
	}

	private CompletableFuture<String> make(String name) {
		return this.queue.make(() -> {
			this.done.add(name);
			return name;
		});
	}

	private void clear(String name) {
		this.queue.clear(() -> this.done.add(name));
	}

}
