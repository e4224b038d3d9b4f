package io.appdb.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A sort of request, and what it is answered. The quick ones come in turn; of the last
 * two, which take a second, there are few.
 */
enum MixedRequest {

	WRITE(200), READ(200), FAIL(422), LATER(200), NESTED(200), ANNOTATED(400), TASK(200), STREAM(200),

	/**
	 * The client goes away before it has sent everything.
	 */
	HALF_SENT(0),

	/**
	 * The client goes away when it has read the first bytes.
	 */
	HALF_READ(0),

	/**
	 * A future that nobody completes, until the request times out.
	 */
	NEVER(503),

	/**
	 * A transaction that times out.
	 */
	SLOW(504);

	private static final int BETWEEN_SLOW_ONES = 1000;

	private static final int QUICK = values().length - 2;

	private final int status;

	MixedRequest(int status) {
		this.status = status;
	}

	static MixedRequest of(int number) {
		return switch (number % BETWEEN_SLOW_ONES) {
			case BETWEEN_SLOW_ONES / 2 -> NEVER;
			case BETWEEN_SLOW_ONES - 1 -> SLOW;
			default -> values()[number % QUICK];
		};
	}

	/**
	 * Sends it.
	 * @return the answer, if it was not the expected one
	 */
	Optional<String> send(WebServer server, int number) throws IOException {
		return switch (this) {
			case HALF_SENT -> leave(server, "POST /half_sent/" + number + " HTTP/1.1\r\nHost: localhost\r\n"
					+ "Content-Type: text/plain\r\nContent-Length: 1000\r\n\r\nhalf", 0);
			case HALF_READ -> leave(server, "GET /half_read/" + number + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 500);
			default -> {
				HttpResponse<String> answer = server.get("/" + name().toLowerCase(Locale.ROOT) + "/" + number);
				yield Optional.of(answer.statusCode() + " " + answer.body())
					.filter((unexpected) -> answer.statusCode() != this.status);
			}
		};
	}

	/**
	 * Leaves without a word: what is still sent to the client is answered by a reset.
	 */
	private static Optional<String> leave(WebServer server, String request, int bytes) throws IOException {
		try (Socket socket = new Socket("localhost", server.port())) {
			socket.setSoLinger(true, 0);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			InputStream answer = socket.getInputStream();
			int read = answer.readNBytes(bytes).length;
			return Optional.of(read + " bytes").filter((unexpected) -> read < bytes);
		}
	}

}
