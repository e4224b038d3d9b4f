package io.appdb.session.keys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.test.EachDatabase;
import io.appdb.test.TestDatabase;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same in a request, with both types of a handler's session.
 */
class AfterCommitInRequestsTests {

	private static final HttpClient client = HttpClient.newHttpClient();

	@EachDatabase
	void everyStepFirst(TestDatabase database) throws IOException, InterruptedException {
		try (ConfigurableApplicationContext server = start(database)) {
			String port = server.getEnvironment().getRequiredProperty("local.server.port");
			for (String type : new String[] { "session", "transaction" }) {
				for (KeyKind kind : KeyKind.values()) {
					for (Step step : Step.values()) {
						String path = "/" + type + "/" + kind + "/" + step;
						HttpResponse<String> answer = client.send(
								HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
								HttpResponse.BodyHandlers.ofString());
						assertThat(answer.body()).as(path).isEqualTo("done");
					}
				}
			}
		}
	}

	private static ConfigurableApplicationContext start(TestDatabase database) {
		return new SpringApplicationBuilder(Application.class)
			.properties("app.db.url=" + database.url(), "app.db.username=" + database.username(),
					"app.db.password=" + database.password(), "server.port=0", "logging.level.root=warn",
					"spring.main.banner-mode=off")
			.run();
	}

	/**
	 * The application.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

	}

	/**
	 * Handlers that take a step.
	 */
	@RestController
	static final class Handlers {

		@GetMapping("/session/{kind}/{step}")
		String session(@PathVariable KeyKind kind, @PathVariable Step step, CurrentSession db) {
			step.takenFirst(kind, db);
			return "done";
		}

		@GetMapping("/transaction/{kind}/{step}")
		String transaction(@PathVariable KeyKind kind, @PathVariable Step step, CurrentSessionTransaction db) {
			step.takenFirst(kind, db);
			return "done";
		}

	}

}
