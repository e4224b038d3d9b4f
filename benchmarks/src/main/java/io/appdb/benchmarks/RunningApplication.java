package io.appdb.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An application in a JVM of its own, from its start to {@link #close()}. Any thread may
 * send it requests.
 */
final class RunningApplication implements AutoCloseable {

	private final Process process;

	private final List<Integer> report;

	private RunningApplication(Process process, List<Integer> report) {
		this.process = process;
		this.report = report;
	}

	static RunningApplication start(Variant variant, Address address, List<String> flags) throws IOException {
		Process process = new ProcessBuilder(variant.command(address, flags))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		BufferedReader output = process.inputReader();
		String line = output.readLine();
		while (line != null && !line.startsWith("READY ")) {
			System.err.println(line);
			line = output.readLine();
		}
		if (line == null) {
			process.destroyForcibly();
			throw new IllegalStateException(variant + " ended before it was ready; its output says why");
		}
		return new RunningApplication(process,
				List.of(line.split(" ", -1)).stream().skip(1).map(Integer::valueOf).toList());
	}

	int port() {
		return this.report.get(0);
	}

	int millisUntilReady() {
		return this.report.get(1);
	}

	int residentKilobytes() {
		return this.report.get(2);
	}

	int liveKilobytes() {
		return this.report.get(3);
	}

	/**
	 * Returns the CPU time the application has used so far, in nanoseconds.
	 */
	double cpuNanos() {
		return this.process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
	}

	@Override
	public void close() throws IOException {
		try {
			this.process.getOutputStream().close();
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
