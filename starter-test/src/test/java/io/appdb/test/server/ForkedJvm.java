package io.appdb.test.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Another JVM that makes databases as {@link DatabaseMaker} does. Owned by the test that
 * starts it; used by one thread.
 */
final class ForkedJvm implements AutoCloseable {

	private final Process process;

	private final List<String> output = new ArrayList<>();

	private ForkedJvm(Process process) {
		this.process = process;
	}

	/**
	 * Starts one with the class path of this JVM.
	 * @param type the database's keyword
	 * @param without parts of the names of jars to leave out
	 * @param environment additional variables
	 * @param properties system properties
	 * @return the JVM
	 */
	static ForkedJvm start(String type, List<String> without, Map<String, String> environment,
			Map<String, String> properties) throws IOException {
		String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		String classPath = Arrays.stream(all.split(File.pathSeparator))
			.filter((entry) -> without.stream().noneMatch(Path.of(entry).getFileName().toString()::startsWith))
			.collect(Collectors.joining(File.pathSeparator));
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
		properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
		command.addAll(List.of("-cp", classPath, DatabaseMaker.class.getName(), type));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().remove("APPDB_TEST_REQUIRE");
		builder.environment().putAll(environment);
		return new ForkedJvm(builder.start());
	}

	static ForkedJvm start(String type, Map<String, String> properties) throws IOException {
		return start(type, List.of(), Map.of(), properties);
	}

	/**
	 * Waits until its databases are there.
	 * @return their URLs, the rest of the line with the given beginning
	 */
	String await(String beginning) throws IOException {
		BufferedReader reader = this.process.inputReader(StandardCharsets.UTF_8);
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			this.output.add(line);
			if (line.startsWith(beginning)) {
				return line.substring(beginning.length());
			}
			if (line.startsWith(DatabaseMaker.REFUSED) || line.startsWith(DatabaseMaker.READY)) {
				throw new AssertionError("The other JVM says something else than '" + beginning + "': " + output());
			}
		}
		throw new AssertionError("The other JVM ended without '" + beginning + "': " + String.join("\n", this.output));
	}

	List<String> databases() throws IOException {
		return List.of(await(DatabaseMaker.READY).split(" "));
	}

	String output() {
		return String.join("\n", this.output);
	}

	/**
	 * SIGKILL: nothing in the JVM notices.
	 */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	/**
	 * Lets the JVM end as usual.
	 */
	void end() throws IOException, InterruptedException {
		this.process.getOutputStream().close();
		this.process.inputReader(StandardCharsets.UTF_8).lines().forEach(this.output::add);
		this.process.waitFor();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
