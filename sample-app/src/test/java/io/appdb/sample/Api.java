package io.appdb.sample;

import java.util.Map;

import io.appdb.DatabaseManager;
import io.appdb.test.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

/**
 * The running application as a client sees it. Whoever starts it closes it; safe for
 * every thread.
 */
final class Api implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final RestClient client;

	private Api(ConfigurableApplicationContext context) {
		this.context = context;
		this.client = RestClient.builder()
			.baseUrl("http://localhost:" + context.getEnvironment().getProperty("local.server.port"))
			.defaultStatusHandler((status) -> true, (request, response) -> {
			})
			.build();
	}

	static Api start(TestDatabase database) {
		return new Api(SpringApplication.run(SampleApplication.class, "--server.port=0",
				"--app.db.url=" + database.url(), "--app.db.username=" + database.username(),
				"--app.db.password=" + database.password(), "--sample.password-iterations=1000",
				"--sample.configs.reload-every=1h", "--spring.jpa.properties.hibernate.generate_statistics=true"));
	}

	Answer get(String path) {
		return call(HttpMethod.GET, path, null);
	}

	Answer post(String path, Map<String, ?> body) {
		return call(HttpMethod.POST, path, body);
	}

	Answer put(String path, Map<String, ?> body) {
		return call(HttpMethod.PUT, path, body);
	}

	Answer delete(String path) {
		return call(HttpMethod.DELETE, path, null);
	}

	private Answer call(HttpMethod method, String path, @Nullable Map<String, ?> body) {
		RestClient.RequestBodySpec request = this.client.method(method).uri(path);
		if (body != null) {
			request.contentType(MediaType.APPLICATION_JSON).body(body);
		}
		ResponseEntity<JsonNode> response = request.retrieve().toEntity(JsonNode.class);
		return new Answer(response);
	}

	DatabaseManager manager() {
		return this.context.getBean(DatabaseManager.class);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	Statistics statistics() {
		return this.context.getBean(EntityManagerFactory.class).unwrap(SessionFactory.class).getStatistics();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * What the application answered. Immutable.
	 *
	 * @param response status, headers and body
	 */
	record Answer(ResponseEntity<JsonNode> response) {

		int status() {
			return this.response.getStatusCode().value();
		}

		String location() {
			return String.valueOf(this.response.getHeaders().getLocation());
		}

		JsonNode body() {
			JsonNode body = this.response.getBody();
			if (body == null) {
				throw new AssertionError("The answer has no body, its status is " + status());
			}
			return body;
		}

		String text(String pointer) {
			return body().at(pointer).asString();
		}

	}

}
