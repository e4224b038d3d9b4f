package io.appdb.replica;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * When the primary was where, to tell how far a replica is behind: as long as the oldest
 * position is ago that it has not replayed. This needs no clock of a server, and says
 * nothing untrue of a primary that rests. Shared by the threads that watch.
 */
final class PrimaryHistory {

	private final Deque<Sample> samples = new ArrayDeque<>();

	private final long kept;

	private @Nullable String version;

	/**
	 * Creates an empty history.
	 * @param longest the lag up to which it is told exactly
	 */
	PrimaryHistory(Duration longest) {
		this.kept = longest.multipliedBy(2).toNanos();
	}

	/**
	 * Notes where the primary was.
	 * @param position the position
	 * @param version the version of the schema
	 * @param time when it was asked, of {@link System#nanoTime()}
	 */
	synchronized void add(String position, @Nullable String version, long time) {
		this.version = version;
		Sample last = this.samples.peekLast();
		if (last == null || !last.position.equals(position)) {
			this.samples.addLast(new Sample(position, time));
		}
		while (this.samples.size() > 2 && time - this.samples.getFirst().time > this.kept) {
			this.samples.removeFirst();
		}
	}

	synchronized boolean isEmpty() {
		return this.samples.isEmpty();
	}

	synchronized @Nullable String version() {
		return this.version;
	}

	/**
	 * Returns how far a replica is behind.
	 * @param includes tells whether it has replayed a position
	 * @param time when it was asked
	 * @return the lag, zero where it has replayed all that is known
	 */
	synchronized Duration lag(Predicate<String> includes, long time) {
		Duration lag = Duration.ZERO;
		for (Iterator<Sample> newest = this.samples.descendingIterator(); newest.hasNext();) {
			Sample sample = newest.next();
			if (includes.test(sample.position)) {
				break;
			}
			lag = Duration.ofNanos(Math.max(0, time - sample.time));
		}
		return lag;
	}

	/**
	 * Where the primary was.
	 *
	 * @param position the position
	 * @param time when
	 */
	private record Sample(String position, long time) {
	}

}
