package io.appdb.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import io.appdb.DatabaseManager;
import io.appdb.benchmarks.bulk.User;
import io.appdb.session.BatchOptions;
import org.jspecify.annotations.Nullable;

/**
 * Streams users into a database, in a JVM of its own, and says how much of the heap that
 * took. Never instantiated.
 */
final class StreamedUsers {

	private static final double MEGABYTE = 1024.0 * 1024.0;

	private static final long TOLD_EVERY = 500_000;

	private StreamedUsers() {
	}

	/**
	 * Writes users and prints the highest use of the heap, the highest use after a
	 * collection, and the seconds it took.
	 * @param arguments URL, user, password and number of users
	 */
	public static void main(String[] arguments) {
		long users = Long.parseLong(arguments[3]);
		try (DatabaseManager manager = DatabaseManager.builder()
			.url(arguments[0])
			.username(arguments[1])
			.password(arguments[2])
			.entities(User.class)
			.build()) {
			manager.initialize();
			AtomicLong live = new AtomicLong();
			long start = System.nanoTime();
			long written = manager.sessions()
				.inTransaction((session) -> session.batchInsert(LongStream.rangeClosed(1, users).mapToObj(User::new),
						BatchOptions.defaults().withProgress((rows) -> note(rows, live))));
			if (written != users) {
				throw new IllegalStateException(written + " users were written in place of " + users);
			}
			System.out.printf(Locale.ROOT, "DONE %.0f %.0f %.1f%n", peak() / MEGABYTE, live.get() / MEGABYTE,
					(System.nanoTime() - start) / 1e9);
		}
	}

	private static void note(long rows, AtomicLong live) {
		live.accumulateAndGet(afterCollection(), Math::max);
		if (rows % TOLD_EVERY == 0) {
			System.out.println(rows + " users");
		}
	}

	private static long peak() {
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP)
			.mapToLong((pool) -> pool.getPeakUsage().getUsed())
			.sum();
	}

	private static long afterCollection() {
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP)
			.map(MemoryPoolMXBean::getCollectionUsage)
			.mapToLong(StreamedUsers::used)
			.sum();
	}

	private static long used(@Nullable MemoryUsage usage) {
		return (usage != null) ? usage.getUsed() : 0;
	}

}
