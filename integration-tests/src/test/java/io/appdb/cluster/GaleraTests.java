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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.appdb.DatabaseManager;
import io.appdb.error.DeadlockException;
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

	/**
	 * The node applies nothing while it is locked. A read that does not wait shows that
	 * it is behind.
	 */
	@Test
	void readsWhatAnotherNodeHasCommittedWhereAsked() throws Exception {
		try (DatabaseManager writer = servers.manager(servers.url(0), SchemaMode.CREATE, Counter.class);
				DatabaseManager hasty = servers.manager(servers.url(1), SchemaMode.NONE, Counter.class);
				DatabaseManager causal = servers.manager(servers.causalUrl(1), SchemaMode.NONE, Counter.class)) {
			insert(writer, 10);
			assertThat(isThere(causal, 10)).isTrue();
			try (Connection node = servers.connect(1); Statement statement = node.createStatement()) {
				statement.execute("flush tables with read lock");
				insert(writer, 11);
				assertThat(isThere(hasty, 11)).isFalse();
				CompletableFuture<Boolean> read = CompletableFuture.supplyAsync(() -> isThere(causal, 11));
				await().during(Duration.ofMillis(500)).until(() -> !read.isDone());
				statement.execute("unlock tables");
				assertThat(read.get(20, TimeUnit.SECONDS)).isTrue();
			}
		}
	}

	@Test
	void failsWhereANodeStaysBehind() throws Exception {
		try (DatabaseManager writer = servers.manager(servers.url(0), SchemaMode.CREATE, Counter.class);
				DatabaseManager causal = servers.manager(servers.causalUrl(2), SchemaMode.NONE, Counter.class);
				Connection node = servers.connect(2);
				Statement statement = node.createStatement()) {
			assertThat(isThere(causal, 20)).isFalse();
			statement.execute("set global wsrep_provider_options = 'repl.causal_read_timeout=PT1S'");
			try {
				statement.execute("flush tables with read lock");
				insert(writer, 20);
				assertThatExceptionOfType(CannotAcquireLockException.class).isThrownBy(() -> isThere(causal, 20));
			}
			finally {
				statement.execute("unlock tables");
				statement.execute("set global wsrep_provider_options = 'repl.causal_read_timeout=PT30S'");
			}
			assertThat(isThere(causal, 20)).isTrue();
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
		try (DatabaseManager one = servers.manager(servers.url(0), SchemaMode.CREATE, Counter.class);
				DatabaseManager other = servers.manager(servers.url(1), SchemaMode.NONE, Counter.class)) {
			servers.execute(0, "replace into counter (id, number) values (3, 0)");
			assertThatExceptionOfType(DeadlockException.class)
				.isThrownBy(() -> one.sessions().runInTransaction((db) -> {
					db.find(Counter.class, 3).increment();
					db.flush();
					other.sessions()
						.runInTransaction(
								(meanwhile) -> meanwhile.execute("update counter set number = 7 where id = 3"));
				}));
			assertThat(servers.query(0, "select number from counter where id = 3")).isEqualTo("7");
		}
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
			ClusterChecks.atOnce(GaleraServers.SIZE, (node) -> {
				try (DatabaseManager manager = servers.builder(servers.url(node), SchemaMode.MIGRATE)
					.migrations("filesystem:" + folder)
					.build()) {
					manager.initialize();
					return manager.migrations().current();
				}
			});
			assertThat(
					servers.query(1, "select group_concat(version order by installed_rank) from flyway_schema_history"))
				.isEqualTo("1,2,3");
			assertThat(servers.query(1, "select group_concat(name order by id) from b")).isEqualTo("one,two");
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

	private static void insert(DatabaseManager manager, int id) {
		manager.sessions().runInTransaction((db) -> db.persist(new Counter(id)));
	}

	private static boolean isThere(DatabaseManager manager, int id) {
		return manager.sessions().withSession((db) -> db.find(Counter.class, id)) != null;
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
