package io.appdb.test.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of a run for database files and for the data of embedded servers. A lock
 * on the file beside it tells other processes that the run lives. Whoever opens one
 * removes those of killed runs, after ending the servers that run in them. Owned by
 * {@link TestRun} or {@link SqliteFiles}; safe for every thread.
 */
final class RunDirectory implements AutoCloseable {

	private static final Logger LOGGER = LoggerFactory.getLogger(RunDirectory.class);

	private static final String LOCK = ".lock";

	private static final int ATTEMPTS = 100;

	private static final Duration PAUSE = Duration.ofMillis(20);

	/**
	 * The lock files that this JVM has locked. It must not open one a second time: POSIX
	 * gives up a process's lock when any of its handles of the file is closed.
	 */
	private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

	private final Path path;

	private final FileLock lock;

	private RunDirectory(Path path, FileLock lock) {
		this.path = path;
		this.lock = lock;
	}

	/**
	 * Opens the directory of a run below one that all runs share.
	 * @param parent the shared directory, created when missing
	 * @param run the run
	 * @return the directory, to be closed by the caller
	 * @throws IOException if it cannot be made
	 */
	static RunDirectory open(Path parent, RunId run) throws IOException {
		createPrivate(parent);
		removeLeftovers(parent);
		Path path = parent.resolve(run.value());
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			FileLock lock = tryLock(lockFile(path));
			// another run that looks for leftovers may have had the lock for a moment
			if (lock != null && Files.exists(lockFile(path))) {
				Files.createDirectories(path);
				return new RunDirectory(path, lock);
			}
			if (lock != null) {
				unlock(lockFile(path), lock);
			}
			LockSupport.parkNanos(PAUSE.toNanos());
		}
		throw new IOException("Another process uses " + path);
	}

	/**
	 * Nobody else reads what tests write, or puts files there for this user to run.
	 */
	static Path createPrivate(Path directory) throws IOException {
		boolean missing = !Files.exists(directory);
		Files.createDirectories(directory);
		if (missing && Files.getFileStore(directory).supportsFileAttributeView(PosixFileAttributeView.class)) {
			Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
		}
		return directory;
	}

	private static Path lockFile(Path directory) {
		return directory.resolveSibling(directory.getFileName() + LOCK);
	}

	private static @Nullable FileLock tryLock(Path file) throws IOException {
		if (!HELD.add(file)) {
			return null;
		}
		FileLock lock = null;
		FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		try {
			lock = channel.tryLock();
			return lock;
		}
		catch (OverlappingFileLockException ex) {
			// held by the same library under another class loader of this JVM
			return null;
		}
		finally {
			if (lock == null) {
				channel.close();
				HELD.remove(file);
			}
		}
	}

	private static void unlock(Path file, FileLock lock) throws IOException {
		lock.acquiredBy().close();
		HELD.remove(file);
	}

	private static void removeLeftovers(Path parent) throws IOException {
		for (Path file : list(parent)) {
			String name = file.getFileName().toString();
			if (name.endsWith(LOCK)) {
				removeIfDead(parent.resolve(name.substring(0, name.length() - LOCK.length())));
			}
		}
	}

	private static void removeIfDead(Path directory) {
		try {
			FileLock lock = tryLock(lockFile(directory));
			if (lock != null) {
				new RunDirectory(directory, lock).close();
				LOGGER.info("Removed {}, which a killed run had left", directory);
			}
		}
		catch (IOException | UncheckedIOException ex) {
			LOGGER.debug("{} stays until the next run", directory, ex);
		}
	}

	private static List<Path> list(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.toList();
		}
	}

	Path path() {
		return this.path;
	}

	/**
	 * Ends what runs in the directory, deletes it and gives the lock back.
	 */
	@Override
	public void close() throws IOException {
		try {
			if (Files.exists(this.path)) {
				new DirectoryProcesses(this.path).end();
				deletePatiently();
			}
			Files.deleteIfExists(lockFile(this.path));
		}
		finally {
			unlock(lockFile(this.path), this.lock);
		}
	}

	/**
	 * Children of a server that was killed write until they notice.
	 */
	private void deletePatiently() throws IOException {
		for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
			try {
				delete(this.path);
				return;
			}
			catch (IOException | UncheckedIOException ex) {
				LOGGER.trace("{} is still written to", this.path, ex);
			}
			LockSupport.parkNanos(PAUSE.toNanos());
		}
		delete(this.path);
	}

	/**
	 * Deletes a directory with everything in it; links are not followed.
	 * @param directory the directory, which may be gone
	 * @throws IOException if something cannot be deleted
	 */
	static void delete(Path directory) throws IOException {
		if (!Files.exists(directory)) {
			return;
		}
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(file);
			}
		}
	}

}
