package io.appdb.companions.held;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import io.appdb.companions.Companion;
import io.appdb.companions.Probe;
import io.appdb.companions.RunningApplication;

/**
 * Stores a note, fails to store it again, and calls as a stranger.
 */
public final class HeldProbe extends Probe {

	private static final String CREDENTIALS = "Basic YWRhOnNlY3JldA==";

	@Override
	protected void run() throws Exception {
		try (RunningApplication application = start(HeldApplication.class, List.of(Companion.SECURITY))) {
			post(application, CREDENTIALS);
			post(application, CREDENTIALS);
			post(application, "Basic eDp5");
		}
	}

	private void post(RunningApplication application, String credentials) throws Exception {
		String port = application.context().getEnvironment().getRequiredProperty("local.server.port");
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/notes/one"))
				.header("Authorization", credentials)
				.POST(HttpRequest.BodyPublishers.noBody())
				.build(), HttpResponse.BodyHandlers.ofString());
		String body = response.body().replaceAll(".*\"code\":\"(\\w+)\".*", "$1");
		HttpHeaders headers = response.headers();
		saw((response.statusCode() + " " + body).strip() + " " + headers.allValues("X-Content-Type-Options") + " "
				+ headers.allValues("Cache-Control"));
	}

}
