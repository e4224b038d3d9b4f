package io.appdb.test.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pauses a server process and its children by signals. Used by {@link OnceControl} alone,
 * one thread at a time.
 */
final class ProcessControl implements ServerControl {

	private final ProcessHandle server;

	ProcessControl(ProcessHandle server) {
		this.server = server;
	}

	@Override
	public boolean supported() {
		return !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
	}

	/**
	 * The server goes first: afterwards it starts no more children.
	 */
	@Override
	public void pause() throws IOException {
		if (!supported()) {
			throw new TestServerException("The embedded server cannot be paused on Windows: start Docker");
		}
		signal("STOP", Stream.of(this.server));
		signal("STOP", this.server.descendants());
	}

	@Override
	public void resume() throws IOException {
		signal("CONT", Stream.concat(this.server.descendants(), Stream.of(this.server)));
	}

	private void signal(String signal, Stream<ProcessHandle> processes) throws IOException {
		String numbers = processes.map((process) -> Long.toString(process.pid())).collect(Collectors.joining(" "));
		if (numbers.isEmpty()) {
			return;
		}
		Process kill = new ProcessBuilder(List.of("sh", "-c", "kill -" + signal + " " + numbers))
			.redirectErrorStream(true)
			.start();
		waitFor(kill);
	}

	private void waitFor(Process kill) throws IOException {
		try {
			String output = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (kill.waitFor() != 0 && this.server.isAlive()) {
				throw new IOException("The embedded server could not be signalled: " + output.strip());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Interrupted while a server was signalled");
		}
	}

}
