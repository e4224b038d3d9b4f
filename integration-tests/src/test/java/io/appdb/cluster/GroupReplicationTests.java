package io.appdb.cluster;

import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

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

	@Test
	void readsWhatAnotherMemberHasCommittedWhereAsked() throws Exception {
		ClusterChecks.readsWaitWhereAsked(servers);
	}

	@Test
	void tellsALostCertificationAsADeadlock() throws Exception {
		ClusterChecks.lostCertificationIsADeadlock(servers);
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
