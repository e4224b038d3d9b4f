package io.appdb.test.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The servers whose data is in a directory and that nobody uses any more. A process is
 * only taken for one of them if a {@link PidFile} in the directory has its number and its
 * command line names the directory. Used by one thread.
 */
final class DirectoryProcesses {

	private static final int DEPTH = 2;

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final Path directory;

	DirectoryProcesses(Path directory) {
		this.directory = directory;
	}

	void end() throws IOException {
		for (Path file : pidFiles()) {
			ProcessHandle process = new PidFile(file).find();
			if (process != null && isOurs(process)) {
				end(process);
			}
		}
	}

	private List<Path> pidFiles() throws IOException {
		try (Stream<Path> files = Files.walk(this.directory, DEPTH)) {
			return files.filter((file) -> file.getFileName().toString().endsWith(".pid")).toList();
		}
	}

	private boolean isOurs(ProcessHandle process) {
		return process.info().commandLine().filter((line) -> line.contains(this.directory.toString())).isPresent();
	}

	/**
	 * Asks the server to stop, which it does at once as nobody is connected, and kills it
	 * if it does not.
	 */
	private void end(ProcessHandle server) throws IOException {
		List<ProcessHandle> processes = Stream.concat(Stream.of(server), server.descendants()).toList();
		server.destroy();
		new ProcessControl(server).resume();
		if (!ended(server)) {
			processes.forEach(ProcessHandle::destroyForcibly);
			ended(server);
		}
	}

	private boolean ended(ProcessHandle server) {
		try {
			server.onExit().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException | ExecutionException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
