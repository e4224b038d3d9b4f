package io.appdb.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the application that README shows.
 */
class ReadmeApplicationTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@Test
	void answersAsReadmeSays(@TempDir Path folder) throws Exception {
		List<Snippet> yaml = Documents.snippets(Documents.README, "yaml");
		assertThat(yaml).hasSize(1);
		Files.writeString(folder.resolve("application.yml"), yaml.get(0).text());
		List<Snippet> java = Documents.snippets(Documents.README, "java");
		try (CompiledApplication application = new CompiledApplication(java, folder)) {
			String users = "http://localhost:"
					+ application.context().getEnvironment().getRequiredProperty("local.server.port") + "/users";
			HttpResponse<String> created = post(users, "ada@example.org");
			assertThat(created.statusCode()).isEqualTo(201);
			assertThat(get(users + "/1").body()).contains("ada@example.org");
			HttpResponse<String> duplicate = post(users, "ada@example.org");
			assertThat(duplicate.statusCode()).isEqualTo(409);
			assertThat(duplicate.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			assertThat(duplicate.body()).contains("duplicate").doesNotContain("ada@example.org");
			assertThat(get(users + "/7").statusCode()).isEqualTo(404);
		}
	}

	private HttpResponse<String> post(String uri, String email) throws Exception {
		return send(HttpRequest.newBuilder(URI.create(uri))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"email\": \"%s\"}".formatted(email)))
			.build());
	}

	private HttpResponse<String> get(String uri) throws Exception {
		return send(HttpRequest.newBuilder(URI.create(uri)).build());
	}

	private HttpResponse<String> send(HttpRequest request) throws Exception {
		return this.client.send(request, BodyHandlers.ofString());
	}

}
