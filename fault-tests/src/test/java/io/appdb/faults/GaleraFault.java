package io.appdb.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * What happens to a node of a Galera cluster. Constants.
 */
enum GaleraFault {

	/**
	 * The node is killed, and joins again when the others have gone on without it.
	 */
	KILL("SIGKILL of a node, start") {
		@Override
		void strike(GaleraCluster cluster, GaleraNode node) {
			node.container().kill();
			awaitOthers(cluster, node);
			node.container().startAgain();
		}
	},

	/**
	 * The node hears nothing of the others, and the bank still reaches it.
	 */
	ISOLATION("a node cut off from the others") {
		@Override
		void strike(GaleraCluster cluster, GaleraNode node) throws SQLException {
			try (Connection administrator = node.administer(); Statement statement = administrator.createStatement()) {
				statement.execute("set global wsrep_provider_options = 'gmcast.isolate=1'");
				try {
					awaitOthers(cluster, node);
				}
				finally {
					statement.execute("set global wsrep_provider_options = 'gmcast.isolate=0'");
				}
			}
		}
	};

	private static final Duration MEANWHILE = Duration.ofSeconds(2);

	/**
	 * Galera itself waits for a node that says nothing.
	 */
	private static final Duration LATEST = Duration.ofSeconds(30);

	private final String label;

	GaleraFault(String label) {
		this.label = label;
	}

	abstract void strike(GaleraCluster cluster, GaleraNode node) throws SQLException;

	private static void awaitOthers(GaleraCluster cluster, GaleraNode gone) {
		int size = cluster.nodes().size() - 1;
		Pause.until(
				() -> cluster.nodes()
					.stream()
					.filter((node) -> !node.equals(gone))
					.allMatch((node) -> node.isSynced(size)),
				GaleraCluster.TIMEOUT, "the other nodes do not go on without " + gone);
		Pause.of(MEANWHILE);
	}

	/**
	 * Lets it happen to the node that the bank uses most.
	 */
	Fault on(GaleraCluster cluster) {
		return new Fault(this.label, Fault.Measure.SILENCE, LATEST, () -> {
			strike(cluster, cluster.busiest());
			cluster.awaitSynced();
		});
	}

	@Override
	public String toString() {
		return this.label;
	}

}
