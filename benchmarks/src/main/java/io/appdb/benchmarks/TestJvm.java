package io.appdb.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.appdb.benchmarks.junit.TestRun;

/**
 * A JVM that runs the tests of one class when it is told to, until {@link #close()}. One
 * thread at a time.
 */
final class TestJvm implements AutoCloseable {

	private final Process process;

	private final BufferedReader output;

	private final BufferedWriter input;

	private TestJvm(Process process) {
		this.process = process;
		this.output = process.inputReader();
		this.input = process.outputWriter();
	}

	/**
	 * Starts the JVM.
	 * @param testClass the class
	 * @param others libraries that are not on its class path
	 * @param flags flags and system properties
	 */
	static TestJvm start(Class<?> testClass, Libraries others, List<String> flags) throws IOException {
		List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
		command.addAll(flags);
		command.addAll(List.of("-classpath", others.removed(), TestRun.class.getName(), testClass.getName()));
		return new TestJvm(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
	}

	/**
	 * Runs tests.
	 * @param tag which of them
	 * @param tests how many have to pass
	 * @return the seconds they took
	 */
	double run(String tag, int tests) throws IOException {
		this.input.write(tag);
		this.input.newLine();
		this.input.flush();
		String line = this.output.readLine();
		while (line != null && !line.startsWith("DONE ")) {
			System.err.println(line);
			line = this.output.readLine();
		}
		if (line == null || !line.endsWith(" " + tests)) {
			throw new IllegalStateException("'" + tag + "' ended with '" + line + "' in place of " + tests + " tests");
		}
		return Double.parseDouble(line.split(" ", -1)[1]);
	}

	@Override
	public void close() throws IOException {
		this.input.close();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * What is taken off a class path. Constants.
	 */
	enum Libraries {

		/**
		 * This library.
		 */
		APPDB("/(schema-diff|autoconfigure|starter-test)/target/"
				+ "|appdb-(schema-diff|spring-boot-(autoconfigure|starter|starter-test))-\\d"),

		/**
		 * The other library for test databases.
		 */
		ZONKY("/embedded-database-spring-test"),

		/**
		 * Both.
		 */
		ALL(APPDB.pattern + "|" + ZONKY.pattern);

		private final String pattern;

		Libraries(String pattern) {
			this.pattern = pattern;
		}

		private String removed() {
			return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
				.filter((entry) -> !entry.replace('\\', '/').matches(".*(" + this.pattern + ").*"))
				.collect(Collectors.joining(File.pathSeparator));
		}

	}

}
