package io.appdb.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program in a JVM of its own that dies before a step of what it does. A value.
 *
 * @param main its class
 * @param classes where they are found
 * @param options more options of its JVM
 * @param arguments its arguments
 */
record DyingProgram(Class<?> main, SharedClasses classes, List<String> options, List<String> arguments) {

	private static final long TIMEOUT = 120;

	private static final int DIED = 77;

	/**
	 * Runs it.
	 * @param step the step before which it dies, 0 for none
	 * @return whether it died, and did not come to its end before
	 */
	boolean die(int step) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-Xshare:auto",
						"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dappdb.test.crash-at=" + step));
		command.addAll(this.options);
		command.addAll(this.classes.options());
		command.add(this.main.getName());
		command.addAll(this.arguments);
		Path log = Files.createTempFile(Files.createDirectories(Path.of("target", "faults")), "crash-" + step + "-",
				".log");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		if (!process.waitFor(TIMEOUT, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new IOException("The program neither died nor ended: see " + log);
		}
		if (process.exitValue() != 0 && process.exitValue() != DIED) {
			throw new IOException("The program failed, step " + step + ": see " + log + "\n" + Files.readString(log));
		}
		Files.delete(log);
		return process.exitValue() == DIED;
	}

}
