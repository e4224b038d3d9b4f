package io.appdb.cluster;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.appdb.DatabaseManager;
import io.appdb.schema.SchemaMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.CannotAcquireLockException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests on three nodes of MariaDB with Galera, all of which take writes.
 */
class GaleraTests {

	private static GaleraServers servers;

	@BeforeAll
	static void start() throws SQLException {
		Assumptions.assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "Docker starts containers");
		Assumptions.assumeTrue(ClusterServers.isPresent(GaleraServers.IMAGE),
				GaleraServers.IMAGE + " is no image of a registry");
		servers = GaleraServers.start();
	}

	@AfterAll
	static void stop() {
		if (servers != null) {
			servers.close();
		}
	}

	@Test
	void readsWhatAnotherNodeHasCommittedWhereAsked() throws Exception {
		ClusterChecks.readsWaitWhereAsked(servers);
	}

	@Test
	void failsWhereANodeStaysBehind() throws Exception {
		try (DatabaseManager writer = servers.manager(servers.url(0), SchemaMode.CREATE, Counter.class);
				DatabaseManager causal = servers.manager(servers.causalUrl(2), SchemaMode.NONE, Counter.class);
				Connection node = servers.connect(2);
				Statement statement = node.createStatement()) {
			assertThat(ClusterChecks.isThere(causal, 20)).isFalse();
			statement.execute("set global wsrep_provider_options = 'repl.causal_read_timeout=PT1S'");
			try {
				statement.execute("flush tables with read lock");
				ClusterChecks.insert(writer, 20);
				assertThatExceptionOfType(CannotAcquireLockException.class)
					.isThrownBy(() -> ClusterChecks.isThere(causal, 20));
			}
			finally {
				statement.execute("unlock tables");
				statement.execute("set global wsrep_provider_options = 'repl.causal_read_timeout=PT30S'");
			}
			assertThat(ClusterChecks.isThere(causal, 20)).isTrue();
		}
	}

	@Test
	void answersALostCertificationAsAConflict() throws Exception {
		try (ConfigurableApplicationContext application = application(0)) {
			CounterApplication.Counting counting = application.getBean(CounterApplication.Counting.class);
			servers.execute(0, "replace into counter (id, number) values (1, 0)");
			counting.meanwhile(GaleraTests::incrementElsewhere);
			HttpResponse<String> lost = post(application, "/increment");
			assertThat(lost.statusCode()).as(lost.body()).isEqualTo(409);
			assertThat(lost.body()).contains("\"code\":\"conflict\"");
			assertThat(servers.query(0, "select number from counter where id = 1")).isEqualTo("1");
			counting.meanwhile(() -> {
			});
			assertThat(post(application, "/increment").statusCode()).isEqualTo(200);
			assertThat(servers.query(2, "select number from counter where id = 1")).isEqualTo("2");
		}
	}

	/**
	 * The local transaction is told at its next word, which is its commit.
	 */
	private static void incrementElsewhere() {
		try {
			servers.execute(1, "update counter set number = number + 1 where id = 1");
			servers.query(0, "select number from counter where id = 1");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void countsExactlyOverAllNodes() throws Exception {
		ClusterChecks.countsExactly(servers);
	}

	@Test
	void tellsALostCertificationAsADeadlock() throws Exception {
		ClusterChecks.lostCertificationIsADeadlock(servers);
	}

	@Test
	void identifiersOfAColumnAreThoseStored() throws Exception {
		ClusterChecks.identifiersAreThoseStored(servers, ClusterServers.SIZE, IdentityNote.class, IdentityNote::new);
	}

	@Test
	void identifiersOfATableAreThoseStored() throws Exception {
		ClusterChecks.identifiersAreThoseStored(servers, ClusterServers.SIZE, TableNote.class, TableNote::new);
	}

	/**
	 * Through one node: Hibernate keeps a block of numbers although the transaction that
	 * has taken it lost against another node, which has got the same block.
	 */
	@Test
	void identifiersOfASequenceAreThoseStored() throws Exception {
		ClusterChecks.identifiersAreThoseStored(servers, 1, SequenceNote.class, SequenceNote::new);
	}

	@Test
	void migratesOnceThroughAllNodes(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("V1__a.sql"), """
				create table a (id int primary key, name varchar(20));
				insert into a values (1, 'one');
				create index a_name on a (name);
				""");
		Files.writeString(folder.resolve("V2__b.sql"), """
				create table b (id int auto_increment primary key, name varchar(20));
				insert into b (name) values ('one');
				alter table b add column price int;
				""");
		Files.writeString(folder.resolve("V3__c.sql"), "insert into b (name) values ('two');\n");
		for (int round = 0; round < 2; round++) {
			servers.execute(0, "drop database app", "create database app");
			ClusterChecks.atOnce(GaleraServers.SIZE, (node) -> migrate(node, folder));
			assertThat(
					servers.query(1, "select group_concat(version order by installed_rank) from flyway_schema_history"))
				.isEqualTo("1,2,3");
			assertThat(servers.query(1, "select group_concat(name order by id) from b")).isEqualTo("one,two");
		}
	}

	/**
	 * The connections of a process that dies are closed, here by the server.
	 */
	@Test
	void migratesWhereTheProcessThatMigratedHasDied(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("V1__slow.sql"), "do sleep(5);\ncreate table slow (id int primary key);\n");
		servers.execute(0, "drop database app", "create database app");
		CompletableFuture<Object> dying = CompletableFuture.supplyAsync(() -> migrate(0, folder));
		servers.await(0, "select count(*) > 0 from information_schema.processlist where info like 'do sleep%'", "1");
		CompletableFuture<Object> waiting = CompletableFuture.supplyAsync(() -> migrate(1, folder));
		await().during(Duration.ofSeconds(1)).until(() -> !waiting.isDone());
		servers.execute(0, "kill user " + GaleraServers.USER);
		assertThat(waiting.get(60, TimeUnit.SECONDS)).isEqualTo(Optional.of("1"));
		assertThat(dying).completesExceptionallyWithin(Duration.ofSeconds(60));
		assertThat(servers.query(2, "select count(*) from flyway_schema_history where success = 1")).isEqualTo("1");
	}

	private static Object migrate(int node, Path folder) {
		try (DatabaseManager manager = servers.builder(servers.url(node), SchemaMode.MIGRATE)
			.migrations("filesystem:" + folder)
			.build()) {
			manager.initialize();
			return manager.migrations().current();
		}
	}

	@Test
	void createsTheTablesOnceThroughAllNodes() throws Exception {
		for (int round = 0; round < 2; round++) {
			servers.execute(0, "drop database app", "create database app");
			List<DatabaseManager> nodes = ClusterChecks.atOnce(GaleraServers.SIZE,
					(node) -> servers.manager(servers.url(node), SchemaMode.CREATE, Counter.class, IdentityNote.class,
							TableNote.class, SequenceNote.class));
			nodes.forEach(DatabaseManager::close);
			assertThat(servers.query(1, "select group_concat(sequence_name) from table_note_ids"))
				.isEqualTo("table_note");
		}
	}

	private static ConfigurableApplicationContext application(int node) {
		return new SpringApplicationBuilder(CounterApplication.class).web(WebApplicationType.SERVLET)
			.properties("app.db.url=" + servers.url(node), "app.db.username=" + GaleraServers.USER,
					"app.db.password=" + GaleraServers.PASSWORD, "app.db.schema.mode=create",
					"spring.main.banner-mode=off", "server.port=0", "logging.level.root=warn")
			.run();
	}

	private static HttpResponse<String> post(ConfigurableApplicationContext application, String path) throws Exception {
		String port = application.getEnvironment().getRequiredProperty("local.server.port");
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
				.POST(HttpRequest.BodyPublishers.noBody())
				.build(), HttpResponse.BodyHandlers.ofString());
	}

}
