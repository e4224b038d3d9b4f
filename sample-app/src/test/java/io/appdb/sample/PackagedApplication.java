package io.appdb.sample;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged application in a copy of its project, extracted by Spring Boot's own tool,
 * so that it starts in less time. Each command is a process of its own. Owned by one
 * test, in whose folder it is.
 */
final class PackagedApplication {

	/**
	 * The jar, as seen from the project.
	 */
	static final String JAR = "target/appdb-sample-app.jar";

	private static final List<String> JAVA = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

	private final Path project;

	private final Map<String, String> environment = new HashMap<>(Map.of("SERVER_ADDRESS", "127.0.0.1"));

	private String jar = JAR;

	private PackagedApplication(Path project) {
		this.project = project;
	}

	static PackagedApplication copyTo(Path folder) throws IOException, InterruptedException {
		Path project = Files.createDirectories(folder.resolve("sample-app"));
		copy(Path.of("src/main"), project.resolve("src/main"));
		List<String> extraction = new ArrayList<>(JAVA);
		extraction.addAll(List.of("-Djarmode=tools", "-jar", JAR, "extract", "--destination",
				project.resolve("target").toString()));
		assertThat(new ProcessBuilder(extraction).start().waitFor()).isZero();
		assertThat(project.resolve(JAR)).exists();
		return new PackagedApplication(project);
	}

	/**
	 * Copies a directory and everything below it into another file system too.
	 */
	static void copy(Path from, Path to) throws IOException {
		Files.walkFileTree(from, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Path target = to.resolve(from.relativize(file).toString());
				Files.createDirectories(target.getParent());
				Files.write(target, Files.readAllBytes(file));
				return FileVisitResult.CONTINUE;
			}

		});
	}

	Path project() {
		return this.project;
	}

	/**
	 * Sets an environment variable of the processes.
	 */
	void export(String name, String value) {
		this.environment.put(name, value);
	}

	/**
	 * Runs {@code java -jar} with a command and waits for its end.
	 * @param arguments the command, with {@code db} in front
	 */
	Ended run(String... arguments) throws IOException, InterruptedException {
		Path output = Files.createTempFile(this.project, "output", ".txt");
		Path errors = Files.createTempFile(this.project, "errors", ".txt");
		Process process = process(arguments).redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
		try {
			process.getOutputStream().close();
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(String.join(" ", arguments)).isTrue();
			return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
		}
		finally {
			process.destroyForcibly();
			Files.delete(output);
			Files.delete(errors);
		}
	}

	/**
	 * Runs the one jar that the build has made, whatever is copied.
	 */
	void useWholeJar() {
		this.jar = Path.of(JAR).toAbsolutePath().toString();
	}

	/**
	 * Prepares {@code java -jar} with arguments.
	 */
	ProcessBuilder process(String... arguments) {
		List<String> command = new ArrayList<>(JAVA);
		command.addAll(List.of("-jar", this.jar));
		command.addAll(List.of(arguments));
		ProcessBuilder process = new ProcessBuilder(command).directory(this.project.toFile());
		process.environment().keySet().removeIf((name) -> name.startsWith("DATABASE_") || name.startsWith("DB_"));
		process.environment().putAll(this.environment);
		return process;
	}

	/**
	 * How a process ended. A value.
	 *
	 * @param code its exit code
	 * @param output its standard output
	 * @param errors its standard error
	 */
	record Ended(int code, String output, String errors) {

	}

}
