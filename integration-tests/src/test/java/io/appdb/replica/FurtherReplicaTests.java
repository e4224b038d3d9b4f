package io.appdb.replica;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

import io.appdb.replica.ReplicatedServers.Kind;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.Db;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of replicas of a further database.
 */
class FurtherReplicaTests {

	private static final String POSITION = "Db-Position";

	private final HttpClient client = HttpClient.newHttpClient();

	@Test
	void showsAClientItsOwnWrites() throws Exception {
		Assumptions.assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "Docker starts containers");
		try (ReplicatedServers servers = ReplicatedServers.start(Kind.POSTGRESQL, 2);
				ConfigurableApplicationContext application = start(servers)) {
			assertThat(send(application, "POST", "/notes/seen", "").statusCode()).isEqualTo(200);
			await().atMost(Duration.ofSeconds(30)).until(() -> isThere(application, "seen", ""));
			servers.pause(1);
			servers.pause(2);
			String note = UUID.randomUUID().toString();
			HttpResponse<String> written = send(application, "POST", "/notes/" + note, "");
			String position = written.headers().firstValue(POSITION).orElseThrow();
			assertThat(isThere(application, note, position)).isTrue();
			assertThat(isThere(application, note, "")).isFalse();
			servers.resume(1);
			servers.resume(2);
			await().atMost(Duration.ofSeconds(30)).until(() -> isThere(application, note, ""));
		}
	}

	private static ConfigurableApplicationContext start(ReplicatedServers servers) {
		String[] settings = servers.settings();
		for (int number = 0; number < settings.length; number++) {
			settings[number] = settings[number].replace("app.db.", "app.db.databases.notes.");
		}
		return new SpringApplicationBuilder(App.class).web(WebApplicationType.SERVLET)
			.properties(settings)
			.properties("app.db.url=sqlite:///:memory:", "app.db.databases.notes.packages=io.appdb.replica",
					"spring.main.banner-mode=off", "server.port=0", "logging.level.root=warn")
			.run();
	}

	private boolean isThere(ConfigurableApplicationContext application, String note, String position) throws Exception {
		return Boolean.parseBoolean(send(application, "GET", "/notes/" + note, position).body());
	}

	private HttpResponse<String> send(ConfigurableApplicationContext application, String method, String path,
			String position) throws Exception {
		String port = application.getEnvironment().getRequiredProperty("local.server.port");
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.method(method, HttpRequest.BodyPublishers.noBody());
		if (!position.isEmpty()) {
			request.header(POSITION, position);
		}
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	/**
	 * Whose default database has no tables.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class App {

	}

	@RestController
	static class Handlers {

		@PostMapping("/notes/{id}")
		String write(@PathVariable String id, @Db("notes") CurrentSessionTransaction db) {
			db.persist(new Note(id));
			return id;
		}

		@GetMapping("/notes/{id}")
		boolean read(@PathVariable String id, @Db(value = "notes", readOnly = true) CurrentSession db) {
			return db.find(Note.class, id) != null;
		}

	}

}
