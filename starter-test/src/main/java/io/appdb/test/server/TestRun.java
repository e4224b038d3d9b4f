package io.appdb.test.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a JVM: its identifier, the names of its databases, its directory, and what
 * has to be closed when it ends. Owned by {@link TestServers}; safe for every thread.
 */
final class TestRun implements AutoCloseable {

	private static final Logger LOGGER = LoggerFactory.getLogger(TestRun.class);

	private final RunId id = RunId.random();

	private final DatabaseNames names = new DatabaseNames(this.id);

	private final Deque<AutoCloseable> open = new ArrayDeque<>();

	private @Nullable RunDirectory directory;

	/**
	 * The directory in which every run of this user has its own, made when missing.
	 * Nobody else can read what is in it.
	 * @return a directory for temporary files
	 * @throws IOException if it cannot be made, with the way out
	 */
	static Path sharedDirectory() throws IOException {
		Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
		try {
			Files.createDirectories(temporary);
			String user = OsUser.fileName(System.getProperty("user.name"), temporary);
			return RunDirectory.createPrivate(temporary.resolve("appdb-test-" + user));
		}
		catch (IOException ex) {
			throw new IOException("Tests cannot write to '" + temporary + "' (" + ex
					+ "): name another directory in the system property 'java.io.tmpdir'", ex);
		}
	}

	/**
	 * Starts a run that ends with the JVM.
	 * @return the run
	 */
	static TestRun ofJvm() {
		TestRun run = new TestRun();
		Runtime.getRuntime().addShutdownHook(new Thread(run::close, "test databases"));
		return run;
	}

	RunId id() {
		return this.id;
	}

	DatabaseNames names() {
		return this.names;
	}

	/**
	 * The directory of this run, made at the first call.
	 * @return a directory that is deleted when the run ends
	 * @throws IOException if it cannot be made
	 */
	synchronized Path directory() throws IOException {
		if (this.directory == null) {
			this.directory = RunDirectory.open(sharedDirectory(), this.id);
		}
		return this.directory.path();
	}

	/**
	 * Closes something when the run ends, the last one first and before the directory is
	 * deleted.
	 * @param resource what to close
	 */
	synchronized void closeAtEnd(AutoCloseable resource) {
		this.open.push(resource);
	}

	@Override
	public synchronized void close() {
		while (!this.open.isEmpty()) {
			close(this.open.pop());
		}
		if (this.directory != null) {
			close(this.directory);
			this.directory = null;
		}
	}

	private void close(AutoCloseable resource) {
		try {
			resource.close();
		}
		catch (Exception ex) {
			LOGGER.debug("What this run leaves behind is removed by the next one", ex);
		}
	}

}
