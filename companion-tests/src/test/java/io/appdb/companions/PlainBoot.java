package io.appdb.companions;

import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.appdb.DatabaseManager;
import org.jspecify.annotations.Nullable;

/**
 * A JVM that runs probes where this library does not exist: its class path lacks it and
 * what only its starter brings. It is started once, runs one probe at a time, and ends
 * with the JVM of the tests.
 */
final class PlainBoot {

	private static final List<String> OF_THE_STARTER = List.of("appdb-", "flyway-", "spring-boot-flyway-",
			"spring-boot-starter-flyway-", "picocli-", "datasource-proxy-", "hibernate-community-dialects-",
			"sqlite-jdbc-", "mysql-connector-j-", "mariadb-java-client-");

	private static @Nullable PlainBoot running;

	private final PrintStream requests;

	private final ObjectInputStream answers;

	private PlainBoot(Process process) throws IOException {
		this.requests = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
		this.answers = new ObjectInputStream(process.getInputStream());
	}

	static synchronized PlainBoot running() throws IOException {
		PlainBoot known = running;
		if (known == null) {
			known = new PlainBoot(start());
			running = known;
		}
		return known;
	}

	synchronized Answer run(Class<? extends Probe> probe) throws IOException, ClassNotFoundException {
		this.requests.println(probe.getName());
		return (Answer) this.answers.readObject();
	}

	private static Process start() throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return new ProcessBuilder(java, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath(),
				PlainBootMain.class.getName())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

	private static String classPath() {
		Path library = Path.of(DatabaseManager.class.getProtectionDomain().getCodeSource().getLocation().getPath());
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !Path.of(entry).equals(library) && !isOfTheStarter(Path.of(entry)))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static boolean isOfTheStarter(Path entry) {
		String name = String.valueOf(entry.getFileName());
		return OF_THE_STARTER.stream().anyMatch(name::startsWith);
	}

}
