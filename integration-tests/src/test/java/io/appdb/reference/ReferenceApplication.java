package io.appdb.reference;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.appdb.engine.DatabaseType;
import io.appdb.test.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A running application with the handlers of one document on a database of its own. JUnit
 * closes it after the tests of that database; one thread at a time.
 */
final class ReferenceApplication implements AutoCloseable {

	private static final HttpClient client = HttpClient.newHttpClient();

	private final DatabaseType type;

	private final Class<?>[] sources;

	private @Nullable TestDatabase database;

	private @Nullable ConfigurableApplicationContext context;

	private ReferenceApplication(DatabaseType type, Class<?>... sources) {
		this.type = type;
		this.sources = sources;
	}

	static Stream<ReferenceApplication> onEach(Class<?>... sources) {
		return Stream.of(DatabaseType.SQLITE, DatabaseType.POSTGRESQL, DatabaseType.MYSQL)
			.map((type) -> new ReferenceApplication(type, sources));
	}

	/**
	 * Starts it with the first test, which is skipped where the database cannot run, and
	 * empties its tables before each further one.
	 */
	void ready() {
		if (this.context == null) {
			this.database = TestDatabase.create(this.type);
			this.context = start();
		}
		for (String table : List.of("posts", "users", "accounts", "dynamic_configs", "log_entries", "my_table",
				"foo")) {
			jdbc().sql("delete from " + table).update();
		}
	}

	private ConfigurableApplicationContext start() {
		List<String> properties = new ArrayList<>(List.of("app.db.url=" + database().url(), "server.port=0",
				"app.db.username=" + database().username(), "app.db.password=" + database().password(),
				"logging.level.root=warn", "spring.main.banner-mode=off", "app.db.schema.allow-drop=true"));
		return new SpringApplicationBuilder(Application.class).sources(this.sources)
			.properties(properties.toArray(String[]::new))
			.run();
	}

	TestDatabase database() {
		return present(this.database);
	}

	DatabaseType type() {
		return this.type;
	}

	<T> T bean(Class<T> wanted) {
		return present(this.context).getBean(wanted);
	}

	/**
	 * SQL beside all sessions.
	 */
	JdbcClient jdbc() {
		return bean(JdbcClient.class);
	}

	long count(String table) {
		return jdbc().sql("select count(*) from " + table).query(Long.class).single();
	}

	HttpResponse<String> get(String path) {
		return send("GET", path, "");
	}

	HttpResponse<String> post(String path, String json) {
		return send("POST", path, json);
	}

	HttpResponse<String> send(String method, String path, String json) {
		String port = present(this.context).getEnvironment().getRequiredProperty("local.server.port");
		try {
			return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
				.header("Content-Type", "application/json")
				.method(method, HttpRequest.BodyPublishers.ofString(json))
				.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException("No answer", ex);
		}
	}

	@Override
	public void close() throws SQLException, IOException {
		if (this.context != null) {
			this.context.close();
		}
		if (this.database != null) {
			this.database.close();
		}
	}

	@Override
	public String toString() {
		return this.type.toString();
	}

	private static <T> T present(@Nullable T started) {
		if (started == null) {
			throw new IllegalStateException("Call ready() first: " + Arrays.toString(DatabaseType.values()));
		}
		return started;
	}

	/**
	 * The application without handlers.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
