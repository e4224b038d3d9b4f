package io.appdb.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of waiting for a database server that starts later than the application.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupTimeoutTests {

	private static final Executor TWO_SECONDS_LATER = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withInitializer((context) -> DatabaseEnvironmentPostProcessor.apply(context.getEnvironment()))
		.withConfiguration(AutoConfigurations.of(DatabaseAutoConfiguration.class, DataSourceAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "true", "false" })
	void waitsForAServerThatComesUpLater(String pooled) throws Exception {
		int port = freePort();
		CompletableFuture<Server> server = CompletableFuture.supplyAsync(() -> start(port), TWO_SECONDS_LATER);
		try {
			this.contextRunner
				.withPropertyValues("app.db.url=" + url(port), "app.db.startup-timeout=60",
						"app.db.pool.enabled=" + pooled)
				.run((context) -> {
					assertThat(context).hasNotFailed();
					assertThat(server).isCompleted();
					assertThat(context.getBean(DataSource.class).getConnection().isValid(1)).isTrue();
				});
		}
		finally {
			server.get().stop();
		}
	}

	@Test
	void givesUpWhenTheTimeIsOver() throws IOException {
		this.contextRunner.withPropertyValues("app.db.url=" + url(freePort()), "app.db.startup-timeout=100ms")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("No connection within 'app.db.startup-timeout'"));
	}

	@Test
	void doesNotWaitWhenTheServerRefusesThePassword() throws Exception {
		int port = freePort();
		Server server = start(port);
		try {
			this.contextRunner.withPropertyValues("app.db.url=" + url(port), "app.db.username=anna").run((context) -> {
				assertThat(context.getBean(DataSource.class).getConnection().isValid(1)).isTrue();
				this.contextRunner
					.withPropertyValues("app.db.url=" + url(port), "app.db.username=berta", "app.db.startup-timeout=1h")
					.run((other) -> assertThat(other).hasFailed());
			});
		}
		finally {
			server.stop();
		}
	}

	@Test
	void doesNotConnectByDefault() throws IOException {
		this.contextRunner.withPropertyValues("app.db.url=" + url(freePort()))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void saysThatItWaits(CapturedOutput output) throws IOException {
		this.contextRunner
			.withPropertyValues("app.db.url=postgresql://127.0.0.1:" + freePort() + "/shop",
					"app.db.startup-timeout=1s", "app.db.pool.enabled=false")
			.run((context) -> assertThat(output).contains("The database cannot be reached yet: trying for another"));
	}

	private static String url(int port) {
		return "jdbc:h2:tcp://127.0.0.1:" + port + "/mem:later";
	}

	private static Server start(int port) {
		try {
			return Server.createTcpServer("-tcpPort", String.valueOf(port), "-ifNotExists").start();
		}
		catch (SQLException ex) {
			throw new CompletionException(ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
