package io.appdb.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import io.appdb.test.TestDatabase;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.awaitility.Awaitility.await;

/**
 * A running application with real HTTP. Closed by whoever started it.
 */
final class WebServer implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final HttpClient client = HttpClient.newHttpClient();

	private WebServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static WebServer start(TestDatabase database, Class<?> component, String... properties) {
		return start(database, List.of(component), properties);
	}

	static WebServer start(TestDatabase database, List<Class<?>> components, String... properties) {
		List<String> all = new ArrayList<>(List.of("app.db.url=" + database.url(), "spring.main.banner-mode=off",
				"server.port=0", "logging.level.root=warn", "spring.web.error.include-message=always"));
		if (!database.username().isEmpty()) {
			all.add("app.db.username=" + database.username());
			all.add("app.db.password=" + database.password());
		}
		all.addAll(Arrays.asList(properties));
		return new WebServer(new SpringApplicationBuilder(App.class).sources(components.toArray(Class[]::new))
			.web(WebApplicationType.SERVLET)
			.properties(all.toArray(String[]::new))
			.run());
	}

	int port() {
		return Integer.parseInt(this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	JdbcClient jdbc() {
		return this.context.getBean(JdbcClient.class);
	}

	long count(String table) {
		return jdbc().sql("select count(*) from " + table).query(Long.class).single();
	}

	int busyConnections() {
		return this.context.getBean(HikariDataSource.class).getHikariPoolMXBean().getActiveConnections();
	}

	/**
	 * Waits until the requests that have been answered have also given their connections
	 * back.
	 */
	void awaitIdlePool() {
		await().atMost(Duration.ofSeconds(10)).until(() -> busyConnections() == 0);
	}

	HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(uri(path)).build());
	}

	HttpResponse<String> post(String path, String body) {
		return send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build());
	}

	URI uri(String path) {
		return URI.create("http://localhost:" + port() + path);
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException("No answer", ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	static boolean isThreadClean() {
		return TransactionSynchronizationManager.getResourceMap().isEmpty()
				&& !TransactionSynchronizationManager.isSynchronizationActive()
				&& !TransactionSynchronizationManager.isActualTransactionActive();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * The application without its controllers.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class App {

	}

}
