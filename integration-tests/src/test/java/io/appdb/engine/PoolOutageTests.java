package io.appdb.engine;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;

import io.appdb.DatabaseHealth;
import io.appdb.DatabaseManager;
import io.appdb.error.CommitOutcomeUnknownException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A server of its own goes away under a running application and comes back.
 */
@ExtendWith(OutputCaptureExtension.class)
class PoolOutageTests {

	private static final String SECRET = "k3ep-0ut";

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	@Test
	void survivesTheServer(CapturedOutput output, @TempDir Path directory) throws Exception {
		EmbeddedPostgres server = server(directory, 0);
		int port = server.getPort();
		createUser(server);
		try (EmbeddedPostgres first = server;
				PoolApplication application = PoolApplication.web("jdbc:postgresql://localhost:" + port + "/postgres",
						"parcels", SECRET, "--app.db.pool.size=2", "--app.db.pool.max-overflow=2",
						"--app.db.pool.timeout=300ms")) {
			assertWorks(application);
			losesATransaction(application, first);
			assertAway(application);
			try (EmbeddedPostgres second = server(directory, port)) {
				assertThat(second.getPort()).isEqualTo(port);
				awaitBack(application);
				assertWorks(application);
			}
		}
		assertThat(output).doesNotContain(SECRET);
	}

	private static EmbeddedPostgres server(Path directory, int port) throws IOException {
		return EmbeddedPostgres.builder()
			.setPort(port)
			.setDataDirectory(directory)
			.setCleanDataDirectory(false)
			.setServerConfig("fsync", "off")
			.start();
	}

	private static void createUser(EmbeddedPostgres server) throws Exception {
		try (Connection connection = server.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE USER parcels SUPERUSER PASSWORD '" + SECRET + "'");
		}
	}

	private static void losesATransaction(PoolApplication application, EmbeddedPostgres server) {
		assertThatExceptionOfType(CommitOutcomeUnknownException.class)
			.isThrownBy(() -> application.sessions().runInTransaction((session) -> {
				session.persist(new PoolApplication.Parcel());
				session.flush();
				server.close();
			}));
	}

	private static void assertAway(PoolApplication application) throws Exception {
		for (String path : PoolApplication.PATHS) {
			HttpResponse<String> answer = application.get(path);
			assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(503);
			assertThat(answer.headers().firstValue("Retry-After")).as(path).isPresent();
			assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			assertThat(answer.body()).doesNotContainIgnoringCase("select")
				.doesNotContain("localhost", "postgres", "jdbc:", "exception", "parcel", SECRET);
		}
		DatabaseHealth health = application.bean(DatabaseManager.class).health();
		assertThat(health.status()).isEqualTo(DatabaseHealth.Status.DEGRADED);
		assertThat(health.toString()).contains("down").doesNotContain(SECRET);
		HttpResponse<String> actuator = application.get("/actuator/health");
		assertThat(actuator.statusCode()).isEqualTo(503);
		assertThat(actuator.body()).contains("DOWN", "DEGRADED").doesNotContain(SECRET);
		assertThat(application.pool().getHikariPoolMXBean().getActiveConnections()).isZero();
	}

	private static void awaitBack(PoolApplication application) throws Exception {
		long end = System.nanoTime() + TIMEOUT.toNanos();
		while (application.get("/session").statusCode() != 200 && System.nanoTime() < end) {
			Thread.sleep(100);
		}
	}

	private static void assertWorks(PoolApplication application) throws Exception {
		for (String path : PoolApplication.PATHS) {
			assertThat(application.get(path).statusCode()).as(path).isEqualTo(200);
		}
		assertThat(application.bean(DatabaseManager.class).health().status()).isEqualTo(DatabaseHealth.Status.READY);
		HttpResponse<String> actuator = application.get("/actuator/health");
		assertThat(actuator.statusCode()).isEqualTo(200);
		assertThat(actuator.body()).contains("UP").doesNotContain(SECRET);
		assertThat(application.pool().getHikariPoolMXBean().getActiveConnections()).isZero();
	}

}
