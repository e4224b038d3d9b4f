package io.appdb.databases;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.appdb.test.TestDatabase;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A running application with the default database on one server and the database
 * {@code reports} in a file or on another. Closed by whoever started it.
 */
final class SeveralDatabases implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final HttpClient client = HttpClient.newHttpClient();

	private SeveralDatabases(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static SeveralDatabases start(TestDatabase database, Path reports, List<Class<?>> components, String... more) {
		List<String> properties = new ArrayList<>(settings(database, "app.db."));
		properties.add("app.db.databases.reports.url=sqlite:///" + reports);
		return start(properties, components, more);
	}

	static SeveralDatabases start(TestDatabase database, TestDatabase reports, List<Class<?>> components,
			String... more) {
		List<String> properties = new ArrayList<>(settings(database, "app.db."));
		properties.addAll(settings(reports, "app.db.databases.reports."));
		return start(properties, components, more);
	}

	/**
	 * Starts an application that says itself where its databases are.
	 */
	static SeveralDatabases start(List<Class<?>> components, String... more) {
		return start(List.of(), components, more);
	}

	private static SeveralDatabases start(List<String> properties, List<Class<?>> components, String... more) {
		List<String> all = new ArrayList<>(properties);
		all.addAll(List.of("spring.main.banner-mode=off", "server.port=0", "logging.level.root=warn",
				"app.db.databases.reports.packages=io.appdb.databases.reports"));
		all.addAll(List.of(more));
		return new SeveralDatabases(new SpringApplicationBuilder(App.class).sources(components.toArray(Class[]::new))
			.web(WebApplicationType.SERVLET)
			.properties(all.toArray(String[]::new))
			.run());
	}

	private static List<String> settings(TestDatabase database, String prefix) {
		List<String> settings = new ArrayList<>(List.of(prefix + "url=" + database.url()));
		if (!database.username().isEmpty()) {
			settings.add(prefix + "username=" + database.username());
			settings.add(prefix + "password=" + database.password());
		}
		return settings;
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	long items() {
		return count("jdbcClient", "item");
	}

	long reports() {
		return count("reportsJdbcClient", "report");
	}

	private long count(String client, String table) {
		return jdbc(client).sql("select count(*) from " + table).query(Long.class).single();
	}

	JdbcClient jdbc(String bean) {
		return this.context.getBean(bean, JdbcClient.class);
	}

	HttpResponse<String> get(String path) {
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		try {
			return this.client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
					HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException("No answer", ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * The application without its controllers, whose packages hold both kinds of
	 * entities.
	 */
	@SpringBootApplication(proxyBeanMethods = false)
	@ComponentScan(useDefaultFilters = false)
	static class App {

	}

}
