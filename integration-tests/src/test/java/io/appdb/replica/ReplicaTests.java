package io.appdb.replica;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.appdb.DatabaseManager;
import io.appdb.replica.ReplicatedServers.Kind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.EnumSource;
import org.testcontainers.DockerClientFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.transaction.support.DefaultTransactionDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of replicas: who serves what, that nobody misses what they have written, and that
 * nobody notices when a replica is away.
 */
class ReplicaTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@ParameterizedTest
	@EnumSource(Kind.class)
	void neverMissesOwnWritesAndNeverFails(Kind kind) throws Exception {
		Assumptions.assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "Docker starts containers");
		try (ReplicatedServers servers = ReplicatedServers.start(kind, 2);
				ConfigurableApplicationContext application = start(servers)) {
			Replicas replicas = application.getBean(Replicas.class);
			awaitUsable(replicas, 2);
			readsGetsFromReplicas(servers);
			leavesOutWhatLags(servers);
			servesAFurtherDatabase(servers);
			neverMissesUnderLoad(servers);
			awaitUsable(replicas, 2);
			readsFromReplicas(application, replicas);
			readsOwnWrites(application, servers, replicas);
			survivesReplicas(application, servers, replicas);
			answersAfterTheLastCommit(application, servers);
		}
	}

	private void readsGetsFromReplicas(ReplicatedServers servers) throws Exception {
		try (ConfigurableApplicationContext application = start(servers, "app.db.replicas.reads=get",
				"app.db.web.position-secret=the same everywhere")) {
			Replicas replicas = application.getBean(Replicas.class);
			awaitUsable(replicas, 2);
			long before = replicas.counts().byReplicas();
			assertThat(get(application, "/plain/none", null).body()).isEqualTo("false");
			assertThat(replicas.counts().byReplicas()).isGreaterThan(before);
			String id = UUID.randomUUID().toString();
			assertThat(get(application, "/written/" + id, null).body()).isEqualTo("true");
			HttpResponse<String> written = post(application, "/session/" + UUID.randomUUID());
			String position = written.headers().firstValue("Db-Position").orElseThrow();
			before = replicas.counts().byReplicas();
			assertThat(get(application, "/plain/none", "A" + position).statusCode()).isEqualTo(200);
			assertThat(replicas.counts().byReplicas()).as("with a position that nobody has signed").isEqualTo(before);
			assertThat(get(application, "/plain/none", position).headers().firstValue("Db-Position")).isEmpty();
		}
	}

	private void leavesOutWhatLags(ReplicatedServers servers) throws Exception {
		try (ConfigurableApplicationContext application = start(servers, "app.db.replicas.max-lag=1s",
				"app.db.replicas.own-writes=window:5s")) {
			Replicas replicas = application.getBean(Replicas.class);
			awaitUsable(replicas, 2);
			servers.pause(1);
			HttpResponse<String> written = post(application, "/session/" + UUID.randomUUID());
			String position = written.headers().firstValue("Db-Position").orElseThrow();
			long before = replicas.counts().byPrimary(ReadCounts.Reason.OWN_WRITES);
			assertThat(get(application, "/session/none", position).body()).isEqualTo("false");
			assertThat(replicas.counts().byPrimary(ReadCounts.Reason.OWN_WRITES)).isGreaterThan(before);
			awaitUsable(replicas, 1);
			assertThat(replicas.states()).anySatisfy(
					(state) -> assertThat(state.leftOut()).contains("behind the primary, more than 'max-lag' allows"));
			long served = replicas.counts().byReplicas();
			await().atMost(Duration.ofSeconds(30))
				.until(() -> "false".equals(get(application, "/session/none", position).body())
						&& replicas.counts().byReplicas() > served);
			servers.resume(1);
			awaitUsable(replicas, 2);
			assertThat(get(application, "/actuator/health/db", null).body()).contains("\"replicas\":[{")
				.contains("serves reads");
			assertThat(get(application, "/actuator/metrics/app.db.replica.lag", null).body())
				.contains("\"baseUnit\":\"seconds\"");
			assertThat(get(application, "/actuator/metrics/app.db.replica.reads", null).body()).contains("own-writes");
		}
	}

	private void servesAFurtherDatabase(ReplicatedServers servers) {
		String further = "app.db.databases.notes.";
		String[] settings = servers.settings();
		try (ConfigurableApplicationContext application = new SpringApplicationBuilder(FurtherApplication.class)
			.web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "logging.level.root=warn", "app.db.url=sqlite:///:memory:",
					further + settings[0].substring("app.db.".length()),
					further + settings[1].substring("app.db.".length()), further + "packages=io.appdb.replica")
			.run()) {
			Replicas replicas = application.getBean("notesReplicas", Replicas.class);
			DatabaseManager manager = application.getBean(DatabaseManager.class);
			assertThat(manager.replicas()).isEmpty();
			assertThat(manager.replicas("notes")).containsSame(replicas);
			awaitUsable(replicas, 2);
			String id = UUID.randomUUID().toString();
			DefaultTransactionDefinition readOnly = new DefaultTransactionDefinition();
			readOnly.setReadOnly(true);
			manager.sessions("notes").runInTransaction((db) -> db.persist(new Note(id)));
			long before = replicas.counts().byReplicas();
			boolean found = manager.sessions("notes").inTransaction(readOnly, (db) -> db.find(Note.class, id) != null);
			assertThat(found).isTrue();
			assertThat(replicas.counts().byReplicas() + replicas.counts().byPrimary(ReadCounts.Reason.OWN_WRITES))
				.isGreaterThan(before);
		}
	}

	private void neverMissesUnderLoad(ReplicatedServers servers) throws Exception {
		int pairs = Integer.getInteger("appdb.replica.pairs", 480);
		try (ConfigurableApplicationContext application = start(servers)) {
			awaitUsable(application.getBean(Replicas.class), 2);
			ReadBackCheck check = new ReadBackCheck(servers, uri(application, "").toString());
			assertThat(check.missed(pairs, ReadBackCheck.Carrier.HEADER)).isZero();
			assertThat(check.missed(pairs, ReadBackCheck.Carrier.COOKIE)).isZero();
			assertThat(check.missed(pairs / 4, ReadBackCheck.Carrier.NONE)).as("without a position").isPositive();
		}
		resume(servers);
	}

	@SpringBootApplication(proxyBeanMethods = false)
	@ComponentScan(useDefaultFilters = false)
	static class FurtherApplication {

	}

	private static ConfigurableApplicationContext start(ReplicatedServers servers, String... more) {
		List<String> properties = new ArrayList<>(Arrays.asList(servers.settings()));
		properties.addAll(List.of("spring.main.banner-mode=off", "server.port=0", "logging.level.root=warn",
				"app.db.replicas.max-lag=5m", "app.db.replicas.max-wait=50ms", "app.db.pool.size=3",
				"app.db.pool.timeout=10m", "management.endpoints.web.exposure.include=*",
				"management.endpoint.health.show-details=always", "logging.level.com.zaxxer.hikari=error"));
		properties.addAll(List.of(more));
		return new SpringApplicationBuilder(NotesApplication.class).web(WebApplicationType.SERVLET)
			.properties(properties.toArray(String[]::new))
			.run();
	}

	private static void awaitUsable(Replicas replicas, int number) {
		await().atMost(Duration.ofSeconds(30))
			.until(() -> replicas.states().stream().filter((state) -> state.leftOut() == null).count() == number);
	}

	private void readsFromReplicas(ConfigurableApplicationContext application, Replicas replicas) throws Exception {
		for (String way : readingWays(application)) {
			long before = replicas.counts().byReplicas();
			assertThat(get(application, way + "/none", null).body()).as(way).isEqualTo("false");
			assertThat(replicas.counts().byReplicas()).as(way).isGreaterThan(before);
		}
		long before = replicas.counts().byReplicas();
		assertThat(get(application, "/plain/none", null).body()).isEqualTo("false");
		assertThat(replicas.counts().byReplicas()).isEqualTo(before);
	}

	private static List<String> readingWays(ConfigurableApplicationContext application) {
		List<String> ways = new ArrayList<>(List.of("/session", "/transaction"));
		application.getBean(NotesApplication.Reading.class).ways().keySet().forEach((way) -> ways.add("/notes/" + way));
		return ways;
	}

	private static List<String> writingWays(ConfigurableApplicationContext application) {
		List<String> ways = new ArrayList<>(List.of("/session", "/transaction", "/callable", "/completed", "/self"));
		application.getBean(NotesApplication.Writing.class).ways().keySet().forEach((way) -> ways.add("/notes/" + way));
		return ways;
	}

	private void readsOwnWrites(ConfigurableApplicationContext application, ReplicatedServers servers,
			Replicas replicas) throws Exception {
		pause(servers);
		int number = 0;
		List<String> reading = readingWays(application);
		for (String way : writingWays(application)) {
			String id = UUID.randomUUID().toString();
			HttpResponse<String> written = post(application, way + "/" + id);
			assertThat(written.statusCode()).as(way + written.body()).isEqualTo(200);
			Optional<String> position = written.headers().firstValue("Db-Position");
			assertThat(position).as("position after " + way).isPresent();
			assertThat(written.headers().firstValue("Set-Cookie")).as(way)
				.hasValueSatisfying((cookie) -> assertThat(cookie).startsWith("db-position=" + position.get())
					.contains("HttpOnly")
					.contains("SameSite=Lax"));
			String read = reading.get(number++ % reading.size());
			assertThat(get(application, read + "/" + id, position.get()).body()).as(read + " after " + way)
				.isEqualTo("true");
			assertThat(get(application, read + "/" + id, null).body()).as(read + " without what " + way + " wrote")
				.isEqualTo("false");
			awaitUsable(replicas, 2);
		}
		onAThread(application, replicas);
		resume(servers);
	}

	private static void onAThread(ConfigurableApplicationContext application, Replicas replicas) {
		NotesApplication.Reading reading = application.getBean(NotesApplication.Reading.class);
		application.getBean(NotesApplication.Writing.class).ways().forEach((way, write) -> {
			String id = UUID.randomUUID().toString();
			write.accept(id);
			assertThat(reading.read("method", id)).as("on a thread after " + way).isTrue();
		});
		assertThat(ReplicaPosition.parse(replicas.position().toString())).hasToString(replicas.position().toString());
	}

	private static void pause(ReplicatedServers servers) throws SQLException {
		servers.pause(1);
		servers.pause(2);
	}

	private static void resume(ReplicatedServers servers) throws SQLException {
		servers.resume(1);
		servers.resume(2);
	}

	private void survivesReplicas(ConfigurableApplicationContext application, ReplicatedServers servers,
			Replicas replicas) throws Exception {
		awaitUsable(replicas, 2);
		for (int number = 0; number < 200; number++) {
			if (number == 50) {
				servers.kill(1);
			}
			if (number == 100) {
				servers.kill(2);
			}
			HttpResponse<String> read = get(application, "/transaction/none", null);
			assertThat(read.statusCode()).as(number + ": " + read.body()).isEqualTo(200);
		}
		assertThat(replicas.counts().byPrimary(ReadCounts.Reason.NO_REPLICA)
				+ replicas.counts().byPrimary(ReadCounts.Reason.FAILED))
			.isPositive();
	}

	/**
	 * Nobody can tell the position any more, and the client does not wait for it as long
	 * as for a connection.
	 */
	private void answersAfterTheLastCommit(ConfigurableApplicationContext application, ReplicatedServers servers)
			throws Exception {
		application.getBean(NotesApplication.Writing.class).afterwards(() -> servers.kill(0));
		HttpResponse<String> written = post(application, "/last/" + UUID.randomUUID());
		assertThat(written.statusCode()).isEqualTo(200);
		assertThat(written.headers().firstValue("Db-Position")).isPresent();
	}

	private HttpResponse<String> get(ConfigurableApplicationContext application, String path, @Nullable String position)
			throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(application, path));
		if (position != null) {
			request.header("Db-Position", position);
		}
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> post(ConfigurableApplicationContext application, String path) throws Exception {
		return this.client.send(HttpRequest.newBuilder(uri(application, path))
			.timeout(Duration.ofMinutes(2))
			.POST(HttpRequest.BodyPublishers.noBody())
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static URI uri(ConfigurableApplicationContext application, String path) {
		return URI
			.create("http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port") + path);
	}

}
