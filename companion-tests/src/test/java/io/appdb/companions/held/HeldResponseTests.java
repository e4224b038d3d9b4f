package io.appdb.companions.held;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import io.appdb.companions.Companion;
import io.appdb.companions.RunningApplication;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeldResponseTests {

	private static final String CREDENTIALS = "Basic YWRhOnNlY3JldA==";

	@Test
	void carriesTheHeadersOfTheSecurityFilters() throws Exception {
		try (RunningApplication application = RunningApplication.start(HeldApplication.class,
				List.of(Companion.SECURITY))) {
			HttpResponse<String> stored = post(application, CREDENTIALS);
			assertThat(stored.statusCode()).isEqualTo(200);
			assertThat(stored.body()).isEqualTo("stored one");
			HttpResponse<String> refused = post(application, CREDENTIALS);
			assertThat(refused.statusCode()).isEqualTo(409);
			assertThat(refused.body()).contains("duplicate").doesNotContain("stored");
			HttpResponse<String> unknown = post(application, "Basic eDp5");
			assertThat(unknown.statusCode()).isEqualTo(401);
			assertThat(List.of(stored, refused, unknown)).allSatisfy((response) -> {
				assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
				assertThat(response.headers().allValues("Cache-Control"))
					.containsExactly("no-cache, no-store, max-age=0, must-revalidate");
			});
		}
	}

	private static HttpResponse<String> post(RunningApplication application, String credentials) throws Exception {
		String port = application.context().getEnvironment().getRequiredProperty("local.server.port");
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/notes/one"))
				.header("Authorization", credentials)
				.POST(HttpRequest.BodyPublishers.noBody())
				.build(), HttpResponse.BodyHandlers.ofString());
	}

}
