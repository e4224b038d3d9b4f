package io.appdb.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.appdb.DatabaseManager;
import io.appdb.error.DeadlockException;
import io.appdb.schema.SchemaMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests on three members of MySQL's group replication, all of which take writes.
 */
class GroupReplicationTests {

	private static GroupServers servers;

	@BeforeAll
	static void start() throws SQLException {
		Assumptions.assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "Docker starts containers");
		servers = GroupServers.start();
	}

	@AfterAll
	static void stop() {
		if (servers != null) {
			servers.close();
		}
	}

	/**
	 * The member commits nothing while it is locked. A read that does not wait shows that
	 * it is behind. Whoever has locked it must not wait, or would never unlock it.
	 */
	@Test
	void readsWhatAnotherMemberHasCommittedWhereAsked() throws Exception {
		try (DatabaseManager writer = servers.manager(servers.url(0), SchemaMode.CREATE, Counter.class);
				DatabaseManager hasty = servers.manager(servers.url(1), SchemaMode.NONE, Counter.class);
				DatabaseManager causal = servers.manager(servers.causalUrl(1), SchemaMode.NONE, Counter.class)) {
			insert(writer, 10);
			assertThat(isThere(causal, 10)).isTrue();
			try (Connection member = servers.connect(1); Statement statement = member.createStatement()) {
				statement.execute("set session group_replication_consistency = 'EVENTUAL'");
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

	private static void insert(DatabaseManager manager, int id) {
		manager.sessions().runInTransaction((db) -> db.persist(new Counter(id)));
	}

	private static boolean isThere(DatabaseManager manager, int id) {
		return manager.sessions().withSession((db) -> db.find(Counter.class, id)) != null;
	}

	@Test
	void tellsALostCertificationAsADeadlock() throws Exception {
		try (DatabaseManager one = servers.manager(servers.url(0), SchemaMode.CREATE, Counter.class);
				DatabaseManager other = servers.manager(servers.causalUrl(1), SchemaMode.NONE, Counter.class)) {
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
	void countsExactlyOverAllMembers() throws Exception {
		ClusterChecks.countsExactly(servers);
	}

	@Test
	void identifiersOfAColumnAreThoseStored() throws Exception {
		ClusterChecks.identifiersAreThoseStored(servers, ClusterServers.SIZE, IdentityNote.class, IdentityNote::new);
	}

	@Test
	void identifiersOfATableAreThoseStored() throws Exception {
		ClusterChecks.identifiersAreThoseStored(servers, ClusterServers.SIZE, TableNote.class, TableNote::new);
	}

}
