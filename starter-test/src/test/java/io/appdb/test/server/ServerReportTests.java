package io.appdb.test.server;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.appdb.engine.DatabaseType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link ServerReport}, {@link ServerVersion} and {@link NotRun}.
 */
class ServerReportTests {

	@Test
	void appendsALinePerServer(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("reports/databases.txt");
		ByteArrayOutputStream console = new ByteArrayOutputStream();
		String before = System.getProperty(ServerReport.PROPERTY, "");
		System.setProperty(ServerReport.PROPERTY, file.toString());
		try {
			ServerReport report = new ServerReport(new PrintStream(console, true, StandardCharsets.UTF_8));
			report.started(DatabaseType.H2, "1 (in this test)");
			report.started(DatabaseType.MYSQL, "not run (in this test)");
		}
		finally {
			System.setProperty(ServerReport.PROPERTY, before);
		}
		assertThat(file).content()
			.hasLineCount(2)
			.startsWith("test database: h2 1 (in this test)")
			.contains("test database: mysql not run (in this test)")
			.isEqualTo(console.toString(StandardCharsets.UTF_8));
	}

	@Test
	void takesTheNumberFromAVersion() {
		assertThat(ServerVersion.parse("18.6 (Debian 18.6-1)").number()).isEqualTo("18.6");
		assertThat(ServerVersion.parse("11.8.3-MariaDB-1").number()).isEqualTo("11.8.3");
		assertThat(ServerVersion.parse("unknown").number()).isEqualTo("unknown");
	}

}
