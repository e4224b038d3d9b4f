package io.appdb.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.appdb.faults.bank.BankApplication;

/**
 * A bank in a JVM of its own. Ended by the test that starts it; used by one thread.
 */
final class BankProcess implements AutoCloseable {

	private final Process process;

	private final Counter counter;

	private BankProcess(Process process, Counter counter) {
		this.process = process;
		this.counter = counter;
	}

	static BankProcess start(Address address) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
		command.addAll(SharedClasses.none().options());
		command.add(BankApplication.class.getName());
		command.addAll(List.of(RunningBank.arguments(address, "sqlite")));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		return new BankProcess(process, new Counter(port(process)));
	}

	private static int port(Process process) throws IOException {
		BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			if (line.startsWith(BankApplication.READY)) {
				return Integer.parseInt(line.substring(BankApplication.READY.length()));
			}
			System.err.println(line);
		}
		throw new IOException("The bank ended before it was ready: see above, and target/faults/sqlite.log");
	}

	Counter counter() {
		return this.counter;
	}

	/**
	 * SIGKILL: nothing in the JVM notices.
	 */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
