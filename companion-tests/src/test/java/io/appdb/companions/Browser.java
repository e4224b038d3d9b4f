package io.appdb.companions;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.jspecify.annotations.Nullable;

/**
 * A client of one running application that keeps its cookies, for one thread.
 */
public final class Browser {

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private final String address;

	Browser(int port) {
		this.address = "http://localhost:" + port;
	}

	/**
	 * Sends a request without a body.
	 * @param path the path
	 * @param headers names and values
	 * @return status and body
	 * @throws IOException without an answer
	 * @throws InterruptedException when interrupted
	 */
	public String get(String path, String... headers) throws IOException, InterruptedException {
		return send("GET", path, null, headers);
	}

	/**
	 * Sends a request.
	 * @param method the HTTP method
	 * @param path the path
	 * @param json the body, JSON or a log-in form, or null for none
	 * @param headers names and values
	 * @return status and body, where the application is called {@code http://localhost}
	 * @throws IOException without an answer
	 * @throws InterruptedException when interrupted
	 */
	public String send(String method, String path, @Nullable String json, String... headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.address + path))
			.method(method,
					(json != null) ? HttpRequest.BodyPublishers.ofString(json) : HttpRequest.BodyPublishers.noBody());
		if (json != null) {
			request.header("Content-Type",
					json.startsWith("username=") ? "application/x-www-form-urlencoded" : "application/json");
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		HttpResponse<String> response = this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		String body = response.body().replace(this.address, "http://localhost").replaceAll("\\s+", " ").strip();
		return (response.statusCode() + " " + body.replaceAll("\"timestamp\" ?: ?\"[^\"]*\"", "\"timestamp\":…"))
			.strip();
	}

}
