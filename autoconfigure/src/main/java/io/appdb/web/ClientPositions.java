package io.appdb.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.appdb.replica.ReplicaClient;
import io.appdb.replica.Replicas;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.util.StringUtils;
import org.springframework.web.util.WebUtils;

/**
 * What clients have written and bring along with their next request: in a header, which
 * counts where it is there, or in a cookie. Shared by all threads.
 */
final class ClientPositions {

	/**
	 * The header of a request and of a response.
	 */
	static final String HEADER = "Db-Position";

	private static final Duration SHORTEST_AGE = Duration.ofMinutes(1);

	private final Map<String, Replicas> replicas;

	private final String cookie;

	private final PositionSignature signature;

	/**
	 * Creates them.
	 * @param replicas the replicas of each database that has some
	 * @param settings the cookie and the secret
	 * @return what clients bring along, {@code null} where no database has replicas
	 */
	static @Nullable ClientPositions of(Map<String, Replicas> replicas, WebSettings settings) {
		return replicas.isEmpty() ? null : new ClientPositions(replicas, settings);
	}

	private ClientPositions(Map<String, Replicas> replicas, WebSettings settings) {
		this.replicas = replicas;
		this.cookie = settings.positionCookie();
		this.signature = new PositionSignature(settings.positionSecret());
	}

	/**
	 * Reads what the client of a request has brought along. Where that cannot be trusted,
	 * it is not known what the client has written.
	 */
	RequestClients open(HttpServletRequest request, HttpServletResponse response) {
		String signed = brought(request);
		String text = (signed != null) ? this.signature.verify(signed) : "";
		boolean reading = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
		Map<String, String> tokens = (text != null) ? read(text) : Map.of();
		Map<String, ReplicaClient> clients = new LinkedHashMap<>();
		this.replicas.forEach((name, replicas) -> clients.put(name,
				(text != null) ? replicas.client(tokens.get(name), reading) : replicas.unknownClient()));
		return new RequestClients(clients, tokens, response, (changed) -> announce(changed, request, response));
	}

	private @Nullable String brought(HttpServletRequest request) {
		String header = request.getHeader(HEADER);
		if (StringUtils.hasText(header)) {
			return header.strip();
		}
		Cookie cookie = this.cookie.isEmpty() ? null : WebUtils.getCookie(request, this.cookie);
		return (cookie != null && StringUtils.hasText(cookie.getValue())) ? cookie.getValue() : null;
	}

	private void announce(Map<String, String> tokens, HttpServletRequest request, HttpServletResponse response) {
		String signed = this.signature.sign(write(tokens));
		response.setHeader(HEADER, signed);
		if (!this.cookie.isEmpty()) {
			String path = request.getContextPath().isEmpty() ? "/" : request.getContextPath();
			response.addHeader(HttpHeaders.SET_COOKIE,
					ResponseCookie.from(this.cookie, signed)
						.httpOnly(true)
						.secure(request.isSecure())
						.sameSite("Lax")
						.path(path)
						.maxAge(age())
						.build()
						.toString());
		}
	}

	/**
	 * Every replica that is used has passed the position then.
	 */
	private Duration age() {
		Duration needed = this.replicas.values()
			.stream()
			.map(Replicas::needed)
			.max(Duration::compareTo)
			.orElse(Duration.ZERO)
			.multipliedBy(2);
		return (needed.compareTo(SHORTEST_AGE) > 0) ? needed : SHORTEST_AGE;
	}

	private static String write(Map<String, String> tokens) {
		StringBuilder text = new StringBuilder();
		tokens.forEach((name, token) -> text.append(name).append('=').append(token).append('\n'));
		return text.toString();
	}

	private static Map<String, String> read(String text) {
		Map<String, String> tokens = new LinkedHashMap<>();
		text.lines().forEach((line) -> {
			int sign = line.indexOf('=');
			tokens.put(line.substring(0, sign), line.substring(sign + 1));
		});
		return tokens;
	}

}
