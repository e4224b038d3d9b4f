package io.appdb.engine;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;

import io.appdb.DatabaseHealth;
import io.appdb.DatabaseManager;
import io.appdb.engine.DatabaseType;
import io.appdb.error.DatabaseUnavailableException;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

/**
 * A server that takes connections but does not answer: everything ends when the pool's
 * time-out has passed, and nothing waits for ever.
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SilentServerTests {

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mysql", "mariadb" })
	void stopsTheStartWithAReport(String type, CapturedOutput output) throws Exception {
		try (SilentServer server = SilentServer.always()) {
			String url = type + "://127.0.0.1:" + server.port() + "/parcels";
			assertThatException()
				.isThrownBy(() -> PoolApplication.start(url, "parcels", "s3cret", "--app.db.pool.timeout=1s").close());
			assertThat(output)
				.contains("APPLICATION FAILED TO START", "cannot be reached",
						"(from \"app.db.url\" from property source \"commandLineArgs\")", "'app.db.startup-timeout'")
				.doesNotContain("s3cret");
		}
	}

	@Test
	void keepsAManagerFromOpening() throws Exception {
		try (SilentServer server = SilentServer.always();
				DatabaseManager manager = DatabaseManager.builder()
					.url("postgresql://parcels:s3cret@127.0.0.1:" + server.port() + "/parcels")
					.pool(PoolSettings.defaults().withTimeout(Duration.ofSeconds(1)))
					.build()) {
			assertThatException().isThrownBy(manager::initialize)
				.satisfies((failure) -> assertThat(failure.toString()).doesNotContain("s3cret"));
			assertThat(manager.isInitialized()).isFalse();
			assertThat(manager.health().toString()).contains("down").doesNotContain("s3cret");
		}
	}

	@EachDatabase({ DatabaseType.POSTGRESQL, DatabaseType.MYSQL, DatabaseType.MARIADB })
	void answersRequestsThatItIsAwayAndComesBack(TestDatabase database) throws Exception {
		DatabaseUrl address = DatabaseUrl.parse(database.url());
		String host = Objects.requireNonNull(address.host());
		int port = Objects.requireNonNull(address.port());
		try (SilentServer server = SilentServer.before(host, port);
				PoolApplication application = PoolApplication.web(
						database.url().replace(host + ":" + port + "/", "127.0.0.1:" + server.port() + "/"),
						database.username(), database.password(), "--app.db.pool.size=2",
						"--app.db.pool.max-overflow=0", "--app.db.pool.timeout=1s")) {
			assertThat(application.get("/transaction").statusCode()).isEqualTo(200);
			server.silence();
			Thread.sleep(600);
			for (String path : new String[] { "/session", "/jdbc" }) {
				HttpResponse<String> answer = application.get(path);
				assertThat(answer.statusCode()).as(path).isEqualTo(503);
				assertThat(answer.headers().firstValue("Retry-After")).as(path).isPresent();
			}
			assertThat(application.bean(DatabaseManager.class).health().status())
				.isEqualTo(DatabaseHealth.Status.DEGRADED);
			assertThatException().isThrownBy(() -> application.number("SELECT 42"))
				.isInstanceOfAny(DatabaseUnavailableException.class, io.appdb.error.PoolExhaustedException.class);
			server.speak();
			await().atMost(Duration.ofSeconds(30)).until(() -> application.get("/session").statusCode() == 200);
			assertThat(application.get("/transaction").statusCode()).isEqualTo(200);
		}
	}

}
