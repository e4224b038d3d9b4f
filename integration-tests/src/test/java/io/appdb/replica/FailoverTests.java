package io.appdb.replica;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.appdb.replica.ReplicatedServers.Kind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testcontainers.DockerClientFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of a server that takes no writes any more, as one that was the primary.
 */
class FailoverTests {

	private static final String USER = "clerk";

	private static final List<String> WAYS = List.of("/session/", "/transaction/", "/notes/repository/",
			"/notes/template/");

	private final HttpClient client = HttpClient.newHttpClient();

	@ParameterizedTest
	@EnumSource(Kind.class)
	void leavesAServerThatTakesNoWrites(Kind kind) throws Exception {
		Assumptions.assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "Docker starts containers");
		try (ReplicatedServers servers = ReplicatedServers.start(kind, 1)) {
			createUser(servers, kind);
			try (ConfigurableApplicationContext application = start(servers.url(0))) {
				leaves(application, servers, kind);
			}
			try (ConfigurableApplicationContext application = start(servers.everyUrl())) {
				follows(application, servers);
			}
		}
	}

	private void leaves(ConfigurableApplicationContext application, ReplicatedServers servers, Kind kind)
			throws Exception {
		forbidWrites(servers, kind);
		assertThat(write(application, "/caught/").statusCode()).isEqualTo(500);
		allowWrites(servers, kind);
		await().atMost(Duration.ofSeconds(30)).until(() -> write(application, "/caught/").statusCode() == 200);
		for (String way : WAYS) {
			assertThat(write(application, way).statusCode()).as(way).isEqualTo(200);
			String before = connection(application, kind);
			forbidWrites(servers, kind);
			HttpResponse<String> refused = write(application, way);
			assertThat(refused.statusCode()).as(way + refused.body()).isEqualTo(503);
			assertThat(refused.body()).as(way).contains("\"code\":\"unavailable\"");
			allowWrites(servers, kind);
			await().atMost(Duration.ofSeconds(30)).until(() -> write(application, way).statusCode() == 200);
			assertThat(connection(application, kind)).as(way).isNotEqualTo(before);
		}
	}

	/**
	 * What was acknowledged before is there, and no restart is needed.
	 */
	private void follows(ConfigurableApplicationContext application, ReplicatedServers servers) throws Exception {
		String note = UUID.randomUUID().toString();
		assertThat(write(application, "/session/", note).statusCode()).isEqualTo(200);
		await().atMost(Duration.ofSeconds(30))
			.ignoreExceptions()
			.until(() -> "1".equals(servers.query(1, "select count(*) from note where id = '" + note + "'")));
		servers.kill(0);
		HttpResponse<String> lost = write(application, "/session/");
		assertThat(lost.statusCode()).as(lost.body()).isEqualTo(503);
		servers.promote(1);
		for (String way : WAYS) {
			await().atMost(Duration.ofSeconds(30)).until(() -> write(application, way).statusCode() == 200);
		}
		assertThat(read(application, note)).isEqualTo("true");
	}

	private static ConfigurableApplicationContext start(String url) {
		return new SpringApplicationBuilder(NotesApplication.class).web(WebApplicationType.SERVLET)
			.properties("app.db.url=" + url, "app.db.username=" + USER, "app.db.password=" + ReplicatedServers.PASSWORD,
					"app.db.pool.size=1", "app.db.pool.max-overflow=0", "spring.main.banner-mode=off", "server.port=0",
					"logging.level.root=warn")
			.run();
	}

	/**
	 * An administrator may write all the same.
	 */
	private static void createUser(ReplicatedServers servers, Kind kind) throws SQLException {
		if (kind == Kind.POSTGRESQL) {
			servers.execute(0, "create user " + USER + " password '" + ReplicatedServers.PASSWORD + "'",
					"grant all on schema public to " + USER);
		}
		else {
			servers.execute(0, "create user " + USER + "@'%' identified by '" + ReplicatedServers.PASSWORD + "'",
					"grant all on app.* to " + USER + "@'%'");
		}
	}

	private static void forbidWrites(ReplicatedServers servers, Kind kind) throws SQLException {
		if (kind == Kind.POSTGRESQL) {
			servers.execute(0, "alter system set default_transaction_read_only = on", "select pg_reload_conf()");
			await().atMost(Duration.ofSeconds(10))
				.until(() -> "on".equals(servers.query(0, "show default_transaction_read_only")));
		}
		else {
			servers.execute(0, "set global read_only = 1");
		}
	}

	private static void allowWrites(ReplicatedServers servers, Kind kind) throws SQLException {
		if (kind == Kind.POSTGRESQL) {
			servers.execute(0, "alter system reset default_transaction_read_only", "select pg_reload_conf()");
		}
		else {
			servers.execute(0, "set global read_only = 0");
		}
	}

	private static String connection(ConfigurableApplicationContext application, Kind kind) {
		String sql = (kind == Kind.POSTGRESQL) ? "select pg_backend_pid()" : "select connection_id()";
		return String.valueOf(application.getBean(JdbcTemplate.class).queryForObject(sql, Long.class));
	}

	private HttpResponse<String> write(ConfigurableApplicationContext application, String way) throws Exception {
		return write(application, way, UUID.randomUUID().toString());
	}

	private HttpResponse<String> write(ConfigurableApplicationContext application, String way, String note)
			throws Exception {
		return send(application, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody()), way + note);
	}

	private String read(ConfigurableApplicationContext application, String note) throws Exception {
		return send(application, HttpRequest.newBuilder().GET(), "/plain/" + note).body();
	}

	private HttpResponse<String> send(ConfigurableApplicationContext application, HttpRequest.Builder request,
			String path) throws Exception {
		String port = application.getEnvironment().getRequiredProperty("local.server.port");
		return this.client.send(request.uri(URI.create("http://localhost:" + port + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

}
