package io.appdb.replica;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Clients that write something and read it back at once, while the replicas stop and go
 * on at random. Used by the thread of a test.
 */
final class ReadBackCheck {

	private static final int CLIENTS = 8;

	private static final int LONGEST_PAUSE = 150;

	private static final long SEED = 4711;

	private final ReplicatedServers servers;

	private final String address;

	ReadBackCheck(ReplicatedServers servers, String address) {
		this.servers = servers;
		this.address = address;
	}

	/**
	 * Counts the clients' own writes that they do not find.
	 * @param pairs how often something is written and read back, of all clients together
	 * @param carrier how a client brings along what it has written
	 */
	int missed(int pairs, Carrier carrier) throws Exception {
		AtomicBoolean done = new AtomicBoolean();
		ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1);
		try {
			Future<?> faults = threads.submit(() -> {
				stopAndGo(done);
				return null;
			});
			List<Callable<Integer>> clients = new ArrayList<>();
			for (int number = 0; number < CLIENTS; number++) {
				clients.add(() -> client(pairs / CLIENTS, carrier));
			}
			int missed = 0;
			for (Future<Integer> client : threads.invokeAll(clients)) {
				missed += client.get();
			}
			done.set(true);
			faults.get();
			return missed;
		}
		finally {
			done.set(true);
			threads.shutdown();
			threads.awaitTermination(1, TimeUnit.MINUTES);
		}
	}

	private void stopAndGo(AtomicBoolean done) throws Exception {
		Random random = new Random(SEED);
		while (!done.get()) {
			int replica = 1 + random.nextInt(2);
			this.servers.pause(replica);
			TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE));
			this.servers.resume(replica);
		}
	}

	private int client(int pairs, Carrier carrier) throws Exception {
		HttpClient.Builder client = HttpClient.newBuilder();
		if (carrier == Carrier.COOKIE) {
			client.cookieHandler(new CookieManager());
		}
		HttpClient browser = client.build();
		int missed = 0;
		for (int pair = 0; pair < pairs; pair++) {
			String id = UUID.randomUUID().toString();
			HttpResponse<String> written = send(browser,
					HttpRequest.newBuilder(URI.create(this.address + "/notes/repository/" + id))
						.POST(HttpRequest.BodyPublishers.noBody()));
			HttpRequest.Builder reading = HttpRequest.newBuilder(URI.create(this.address + "/notes/method/" + id));
			if (carrier == Carrier.HEADER) {
				reading.header("Db-Position", written.headers().firstValue("Db-Position").orElseThrow());
			}
			missed += Boolean.parseBoolean(send(browser, reading).body()) ? 0 : 1;
		}
		return missed;
	}

	private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws Exception {
		HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		if (response.statusCode() != 200) {
			throw new IllegalStateException(response.uri() + ": " + response.statusCode() + " " + response.body());
		}
		return response;
	}

	/**
	 * How a client brings along what it has written.
	 */
	enum Carrier {

		/**
		 * In the header.
		 */
		HEADER,

		/**
		 * In the cookie, as a browser does.
		 */
		COOKIE,

		/**
		 * It does not.
		 */
		NONE

	}

}
