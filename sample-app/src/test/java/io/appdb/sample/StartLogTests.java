package io.appdb.sample;

import java.util.List;

import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the application says at start, with tables to make and without.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartLogTests {

	/**
	 * Lines that do not come from Spring Boot and its server.
	 */
	private static final int MOST = 12;

	private static final String STARTED = ": Started SampleApplication in ";

	private static final List<String> OTHERS = List.of("org.springframework.boot.", "org.apache.",
			SampleApplication.class.getName());

	@EachDatabase
	void saysWhatIsTrueInFewLines(TestDatabase database, CapturedOutput output) {
		List<String> first = start(database, output);
		assertThat(first).hasSizeLessThanOrEqualTo(MOST)
			.allSatisfy((line) -> assertThat(line).startsWith("INFO "))
			.anySatisfy((line) -> assertThat(line).contains("DbMigrate: Migrating ", "accounts"))
			.anySatisfy((line) -> assertThat(line).contains("db[default] " + database.type().keyword() + " ",
					"pool=10+20 schema=migrate (3 applied, 0 pending)"))
			.anySatisfy((line) -> assertThat(line).contains("db[reporting] sqlite ", "pool=2+8 schema=create"));
		List<String> second = start(database, output);
		assertThat(second).hasSizeLessThanOrEqualTo(MOST)
			.allSatisfy((line) -> assertThat(line).startsWith("INFO "))
			.noneSatisfy((line) -> assertThat(line).contains("Migrating "))
			.anySatisfy((line) -> assertThat(line).contains("schema=migrate (3 applied, 0 pending)"));
	}

	/**
	 * Starts and ends the application. One that another test has left open has set up the
	 * logging, which this one is to do.
	 * @return the lines before it says that it has started
	 */
	private static List<String> start(TestDatabase database, CapturedOutput output) {
		LoggingSystem.get(StartLogTests.class.getClassLoader()).cleanUp();
		int before = output.toString().length();
		SpringApplication application = new SpringApplication(SampleApplication.class);
		application.setMainApplicationClass(SampleApplication.class);
		application
			.run("--server.port=0", "--app.db.url=" + database.url(), "--app.db.username=" + database.username(),
					"--app.db.password=" + database.password(), "--logging.config=classpath:start-log.xml",
					"--logging.pattern.console=%level %logger: %msg%n")
			.close();
		List<String> lines = output.toString().substring(before).lines().toList();
		assertThat(lines).anySatisfy((line) -> assertThat(line).contains(STARTED));
		return lines.stream()
			.takeWhile((line) -> !line.contains(STARTED))
			.filter((line) -> OTHERS.stream().noneMatch((other) -> line.startsWith("INFO " + other)))
			.filter((line) -> !line.contains("newer than the version Flyway has been verified with"))
			.toList();
	}

}
