package io.appdb.sample;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of commands on the sample application, each in a process of its own.
 */
class CommandLineProcessTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@BeforeEach
	void writeMigrations() throws IOException {
		Files.writeString(this.folder.resolve("V1__crates.sql"), "create table crate (id int);");
		Files.writeString(this.folder.resolve("U1__crates.sql"), "drop table crate;");
		Files.writeString(this.folder.resolve("V2__lids.sql"), "create table lid (id int);");
		Files.writeString(this.folder.resolve("U2__lids.sql"), "drop table lid;");
	}

	@Test
	void migratesInAProcessThatServesNothing() throws Exception {
		assertThat(db("pending")).satisfies((pending) -> {
			assertThat(pending.code()).isEqualTo(2);
			assertThat(pending.output()).contains("V1__crates.sql", "V2__lids.sql");
		});
		assertThat(db("upgrade")).satisfies((upgraded) -> {
			assertThat(upgraded.code()).isZero();
			assertThat(upgraded.output()).contains("Upgraded from base to 2: 2 migrations");
			assertThat(upgraded.errors()).contains("Running V2__lids.sql");
		});
		assertThat(db("downgrade", "-1", "--yes", "--app.db.schema.allow-drop=true")).satisfies((downgraded) -> {
			assertThat(downgraded.code()).isZero();
			assertThat(downgraded.output()).contains("Downgraded from 2 to 1: 1 migration");
		});
		assertThat(db("history")).satisfies((history) -> {
			assertThat(history.code()).isZero();
			assertThat(history.output()).contains("V1__crates.sql").doesNotContain("lids");
		});
		assertThat(db("upgarde")).satisfies((unknown) -> {
			assertThat(unknown.code()).isEqualTo(1);
			assertThat(unknown.errors()).contains("Did you mean 'db upgrade'?");
			assertThat(unknown.output()).isEmpty();
		});
	}

	/**
	 * Runs a command while the port of the web server is taken: a server that started
	 * would fail.
	 */
	private Ended db(String... arguments) throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			List<String> command = new ArrayList<>(List.of(
					Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
					"-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
					CommandedApplication.class.getName(), "db"));
			command.addAll(List.of(arguments));
			command.addAll(List.of("--app.db.url=sqlite:///" + this.folder.resolve("process.db"),
					"--spring.flyway.locations=filesystem:" + this.folder, "--server.address=127.0.0.1",
					"--server.port=" + taken.getLocalPort()));
			File output = this.folder.resolve("output.txt").toFile();
			File errors = this.folder.resolve("errors.txt").toFile();
			Process process = new ProcessBuilder(command).redirectOutput(output).redirectError(errors).start();
			try {
				assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
			}
			finally {
				process.destroyForcibly();
			}
			return Ended.of(process.exitValue(), Files.readString(output.toPath()), Files.readString(errors.toPath()));
		}
	}

	/**
	 * How a process ended; nothing but the command has run in it.
	 */
	record Ended(int code, String output, String errors) {

		private static final String BEGUN = "main has begun" + System.lineSeparator();

		static Ended of(int code, String output, String errors) {
			assertThat(output + errors).doesNotContain("main goes on", "runner has run", "Tomcat");
			assertThat(output).startsWith(BEGUN);
			return new Ended(code, output.substring(BEGUN.length()), errors);
		}

	}

}
