package io.appdb.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.github.dockerjava.api.exception.NotFoundException;
import io.appdb.test.server.ServerOrigin;
import io.appdb.test.server.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.DockerClientFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests that nothing acknowledged is lost and nothing refused is done while servers of a
 * cluster die and others take over. The profile {@code faults} does it and writes
 * docs/reliability.md.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "appdb.test.faults", matches = ".+",
		disabledReason = "clusters are tried by the profile 'faults' alone")
class ClusterTests {

	private static final Effort EFFORT = Effort.chosen();

	private static final int TIMES = 3;

	private final ClusterStage stage = new ClusterStage();

	private final ClusterTables tables = new ClusterTables();

	static Stream<Arguments> galera() {
		List<Arguments> cases = new ArrayList<>();
		for (GaleraAccess access : GaleraAccess.values()) {
			for (GaleraFault fault : GaleraFault.values()) {
				cases.add(Arguments.of(access, fault));
			}
		}
		return cases.stream();
	}

	@BeforeAll
	static void needsDocker() {
		assumeThat(TestServers.origin()).as("servers of clusters are containers: start Docker")
			.isEqualTo(ServerOrigin.CONTAINERS);
	}

	@ParameterizedTest(name = "Galera, {0}: {1}")
	@MethodSource("galera")
	void keepsItsWordOnGalera(GaleraAccess access, GaleraFault fault) throws Exception {
		assumeThat(isHere(GaleraCluster.IMAGE))
			.as("there is no image '%s'; docs/reliability.md says what it has to be", GaleraCluster.IMAGE)
			.isTrue();
		GaleraCluster cluster = this.stage.cluster(GaleraCluster.class, GaleraCluster::start);
		Workplace workplace = this.stage.workplace(access.address(cluster));
		play(new Rounds(workplace, access.toString(), this.stage.history(), fault.on(cluster)));
	}

	@ParameterizedTest(name = "PostgreSQL: {0}")
	@EnumSource
	void keepsItsWordOnReplicatedPostgresql(PrimaryFault fault) throws Exception {
		ReplicatedPostgresql database = this.stage.cluster(ReplicatedPostgresql.class, ReplicatedPostgresql::start);
		Workplace workplace = this.stage.workplace(database.address());
		play(new Rounds(workplace, "primary and synchronous standby", this.stage.history(), fault.on(database)));
	}

	private void play(Rounds rounds) throws Exception {
		try {
			this.tables.add(rounds.play(Math.min(EFFORT.times(), TIMES)));
			assertThat(rounds.findings()).isEmpty();
		}
		catch (Exception | Error ex) {
			this.stage.close();
			throw ex;
		}
	}

	private static boolean isHere(String image) {
		try {
			DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
			return true;
		}
		catch (NotFoundException ex) {
			return false;
		}
	}

	/**
	 * What is not complete is not written.
	 */
	@AfterAll
	void write() throws IOException {
		this.stage.close();
		int rows = GaleraAccess.values().length * GaleraFault.values().length + PrimaryFault.values().length;
		if (EFFORT.times() >= TIMES && this.tables.rows() == rows) {
			ReliabilityPage.ofProject().write("clusters", this.tables.toString());
		}
	}

}
