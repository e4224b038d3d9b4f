package io.appdb.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.appdb.faults.bank.Transfer;
import io.appdb.faults.bank.Way;

/**
 * Where customers hand in their transfers: a running bank, over HTTP on loopback. Safe
 * for every thread.
 */
final class Counter {

	/**
	 * How long a client waits for an answer.
	 */
	static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final int port;

	Counter(int port) {
		this.port = port;
	}

	Answer send(Transfer transfer, Way way) {
		URI uri = URI.create("http://localhost:" + this.port + way.path() + "?" + transfer.query());
		HttpRequest request = HttpRequest.newBuilder(uri)
			.timeout(TIMEOUT)
			.POST(HttpRequest.BodyPublishers.noBody())
			.build();
		try {
			HttpResponse<String> response = this.client.send(request, HttpResponse.BodyHandlers.ofString());
			return new Answer(transfer, way, response.statusCode(), response.body());
		}
		catch (IOException ex) {
			return new Answer(transfer, way, 0, ex.toString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Answer(transfer, way, 0, ex.toString());
		}
	}

}
