package io.appdb.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.appdb.faults.bank.Transfer;
import io.appdb.faults.bank.Way;

/**
 * Sixteen clients, each of which sends its next transfer when it has the answer to the
 * last one, and no more than twenty in a second. Started and ended by the thread of a
 * test.
 */
final class Customers {

	private static final int CLIENTS = 16;

	private static final long PACE = Duration.ofMillis(50).toNanos();

	private static final Way[] WAYS = Way.values();

	private final Counter counter;

	private final String prefix;

	private final AtomicInteger numbers = new AtomicInteger();

	private final AtomicInteger acknowledged = new AtomicInteger();

	private final Silence silence = new Silence();

	private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

	private final List<Thread> clients = new ArrayList<>();

	private volatile boolean ended;

	private Customers(Counter counter, String prefix) {
		this.counter = counter;
		this.prefix = prefix;
	}

	/**
	 * Starts the clients.
	 * @param counter where they send their requests
	 * @param prefix what the identifiers of their requests begin with
	 */
	static Customers start(Counter counter, String prefix) {
		Customers customers = new Customers(counter, prefix);
		for (int client = 0; client < CLIENTS; client++) {
			Thread thread = new Thread(customers::run, "customer-" + client);
			thread.setDaemon(true);
			customers.clients.add(thread);
			thread.start();
		}
		return customers;
	}

	private void run() {
		long next = System.nanoTime();
		while (!this.ended) {
			next = Math.max(next + PACE, System.nanoTime());
			send(this.numbers.getAndIncrement());
			Pause.until(next);
		}
	}

	private void send(int number) {
		Way way = WAYS[number % WAYS.length];
		Answer answer = this.counter.send(Transfer.of(this.prefix + number, number, way), way);
		this.answers.add(answer);
		if (answer.outcome() == Outcome.ACKNOWLEDGED) {
			this.acknowledged.incrementAndGet();
			this.silence.heard();
		}
	}

	/**
	 * Waits until so many more transfers have been acknowledged.
	 * @return how long it took
	 */
	Duration await(int more) {
		long start = System.nanoTime();
		int wanted = this.acknowledged.get() + more;
		Pause.until(() -> this.acknowledged.get() >= wanted,
				"%d of %d transfers were acknowledged".formatted(this.acknowledged.get(), wanted));
		return Duration.ofNanos(System.nanoTime() - start);
	}

	/**
	 * The longest time until now in which no transfer was acknowledged.
	 */
	Duration longestSilence() {
		return this.silence.longest();
	}

	/**
	 * Lets each client get the answer to its last request.
	 * @return all answers
	 */
	Collection<Answer> end() throws InterruptedException {
		this.ended = true;
		for (Thread client : this.clients) {
			client.join(Counter.TIMEOUT.multipliedBy(2).toMillis());
			if (client.isAlive()) {
				throw new AssertionError(client.getName() + " still waits for an answer");
			}
		}
		return List.copyOf(this.answers);
	}

}
