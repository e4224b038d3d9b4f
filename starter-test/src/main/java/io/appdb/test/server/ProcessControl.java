package io.appdb.test.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.stream.Collectors;

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
		signalServer("STOP");
		signalChildren("STOP");
	}

	@Override
	public void resume() throws IOException {
		signalChildren("CONT");
		signalServer("CONT");
	}

	private void signalServer(String signal) throws IOException {
		if (kill(signal, Long.toString(this.server.pid())) != 0 && this.server.isAlive()) {
			throw new IOException(
					"The embedded server, process " + this.server.pid() + ", could not be sent SIG" + signal);
		}
	}

	/**
	 * Some may have ended since they were listed; the others get the signal.
	 */
	private void signalChildren(String signal) throws IOException {
		String numbers = this.server.descendants()
			.map((process) -> Long.toString(process.pid()))
			.collect(Collectors.joining(" "));
		if (!numbers.isEmpty()) {
			kill(signal, numbers);
		}
	}

	private int kill(String signal, String numbers) throws IOException {
		Process kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + numbers).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		try {
			return kill.waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Interrupted while a server was signalled");
		}
	}

}
