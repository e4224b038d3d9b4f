package io.appdb.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.appdb.replica.ReplicaClient;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * The client of one request, who must not miss what it has written to any database. Lives
 * as long as the request; any thread may call it.
 */
final class RequestClients {

	private static final String ATTRIBUTE = RequestClients.class.getName();

	private final Map<String, ReplicaClient> clients;

	private final Map<String, String> tokens;

	private final HttpServletResponse response;

	private final Consumer<Map<String, String>> announcing;

	/**
	 * Creates them.
	 * @param clients the client of each database
	 * @param brought what the client has brought along for each
	 * @param response the response
	 * @param announcing tells the client in it what to bring along the next time
	 */
	RequestClients(Map<String, ReplicaClient> clients, Map<String, String> brought, HttpServletResponse response,
			Consumer<Map<String, String>> announcing) {
		this.response = response;
		this.clients = clients;
		this.tokens = new LinkedHashMap<>(brought);
		this.announcing = announcing;
	}

	static @Nullable RequestClients find(ServletRequest request) {
		return (RequestClients) request.getAttribute(ATTRIBUTE);
	}

	void keep(ServletRequest request) {
		request.setAttribute(ATTRIBUTE, this);
	}

	/**
	 * Lets the current thread work for the client.
	 * @return ends it, on the same thread
	 */
	Runnable bind() {
		List<Runnable> ends = new ArrayList<>();
		this.clients.values().forEach((client) -> ends.add(0, client.bind()));
		return () -> ends.forEach(Runnable::run);
	}

	/**
	 * Tells the client what to bring along the next time, if it has written something
	 * since that was told, and it is not too late.
	 */
	synchronized void announce() {
		if (this.response.isCommitted()) {
			return;
		}
		boolean changed = false;
		for (Map.Entry<String, ReplicaClient> client : this.clients.entrySet()) {
			String token = client.getValue().token();
			if (token != null && !token.equals(this.tokens.put(client.getKey(), token))) {
				changed = true;
			}
		}
		if (changed) {
			this.announcing.accept(this.tokens);
		}
	}

}
