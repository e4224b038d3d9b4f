package io.appdb.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

import io.appdb.engine.DatabaseType;
import io.appdb.sample.PackagedApplication.Ended;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Follows the section of README about changing the sample application, command by
 * command, and compares what it prints with what README shows. A server of the tests
 * stands for the one in Docker, and the compiler with the jar for Maven.
 */
class ReadmeIT {

	private static final Pattern SECTION = Pattern.compile("(?ms)^## Change it$(.*?)^## ");

	private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

	private static final String USER = "io/appdb/sample/users/User";

	private static final String USERNAME = "	private String username;\n";

	private static final Pattern COMMAND = Pattern.compile("(?m)^\\$ ");

	private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private static final String BUILD = "mvn -q -f .. package -DskipTests -pl sample-app -am";

	private static final String DOCKER = "docker run --rm -d -p 5432:5432 -e POSTGRES_PASSWORD=secret postgres:18";

	private static final String ADDRESS = "export DATABASE_URL=postgresql://postgres:secret@localhost/postgres";

	private final List<String> served = new ArrayList<>();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private PackagedApplication application;

	@SuppressWarnings("NullAway.Init")
	private TestDatabase server;

	@BeforeEach
	void copy() throws Exception {
		this.application = PackagedApplication.copyTo(this.folder);
		this.application.export("SERVER_PORT", "0");
		this.server = TestDatabase.create(DatabaseType.POSTGRESQL);
	}

	@AfterEach
	void close() throws Exception {
		this.server.close();
	}

	@Test
	void goesAsReadmeSays() throws Exception {
		Matcher section = SECTION.matcher(Files.readString(Path.of("..", "README.md")));
		assertThat(section.find()).isTrue();
		Matcher block = BLOCK.matcher(section.group(1));
		while (block.find()) {
			if (block.group(1).equals("java")) {
				change(block.group(2));
			}
			else {
				assertThat(block.group(1)).isEqualTo("console");
				follow(block.group(2));
			}
		}
		assertThat(this.served).containsExactly("sqlite", "postgresql");
	}

	/**
	 * Puts a field behind the one that the text names.
	 */
	private void change(String field) throws IOException {
		Path file = this.application.project().resolve("src/main/java/" + USER + ".java");
		String source = Files.readString(file);
		assertThat(source).contains(USERNAME);
		Files.writeString(file, source.replace(USERNAME, USERNAME + "\n" + field));
	}

	private void follow(String console) throws Exception {
		for (String command : COMMAND.splitAsStream(console).skip(1).toList()) {
			String[] lines = command.split("\n", 2);
			assertThat(run(lines[0])).as(lines[0]).isEqualTo(lines[1].stripTrailing());
		}
	}

	/**
	 * Runs a command.
	 * @return what it prints
	 */
	private String run(String command) throws Exception {
		List<String> words = WORD.matcher(command)
			.results()
			.map((word) -> (word.group(1) != null) ? word.group(1) : word.group(2))
			.toList();
		switch (words.get(0)) {
			case "cd" -> assertThat(command).isEqualTo("cd sample-app");
			case "mvn" -> build(command);
			case "docker" -> assertThat(command).isEqualTo(DOCKER);
			case "export" -> export(command);
			case "cat" -> {
				return Files.readString(this.application.project().resolve(words.get(1))).stripTrailing();
			}
			case "java" -> {
				assertThat(words.subList(1, 3)).containsExactly("-jar", PackagedApplication.JAR);
				return start(words.subList(3, words.size()).toArray(String[]::new));
			}
			default -> throw new AssertionError("README has a new command: " + command);
		}
		return "";
	}

	private void export(String command) {
		assertThat(command).isEqualTo(ADDRESS);
		this.application.export("DATABASE_URL", this.server.url());
		this.application.export("APP_DB_USERNAME", this.server.username());
		this.application.export("APP_DB_PASSWORD", this.server.password());
	}

	private String start(String... arguments) throws Exception {
		if (arguments.length == 0) {
			serve();
			return "";
		}
		Ended ended = this.application.run(arguments);
		assertThat(ended.code()).as(ended.toString()).isZero();
		return ended.output().stripTrailing();
	}

	/**
	 * Starts the web application, asks it for the users and ends it.
	 */
	private void serve() throws Exception {
		Process process = this.application.process().redirectErrorStream(true).start();
		try (BufferedReader output = process.inputReader()) {
			List<String> lines = new ArrayList<>();
			Matcher port = PORT.matcher("");
			while (!port.find()) {
				String line = output.readLine();
				assertThat(line).as(String.join("\n", lines)).isNotNull();
				lines.add(line);
				port = PORT.matcher(line);
			}
			HttpResponse<String> users = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + "/users")).build(),
						BodyHandlers.ofString());
			assertThat(users.statusCode()).isEqualTo(200);
			this.served.add(lines.stream()
				.flatMap((line) -> Pattern.compile("db\\[default] (\\w+)").matcher(line).results())
				.map((type) -> type.group(1))
				.findFirst()
				.orElse("nothing"));
		}
		finally {
			process.destroy();
			process.waitFor();
		}
	}

	/**
	 * Puts the entity and the resources of the project into its jar.
	 */
	private void build(String command) throws IOException {
		assertThat(command).isEqualTo(BUILD);
		Path project = this.application.project();
		Path classes = Files.createDirectories(project.resolve("target/classes"));
		int result = ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "-d", classes.toString(), "-parameters", "-proc:none", "-nowarn", "-classpath",
					System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
					project.resolve("src/main/java/" + USER + ".java").toString());
		assertThat(result).isZero();
		try (FileSystem jar = FileSystems.newFileSystem(project.resolve(PackagedApplication.JAR))) {
			PackagedApplication.copy(classes, jar.getPath("/"));
			PackagedApplication.copy(project.resolve("src/main/resources"), jar.getPath("/"));
		}
	}

}
