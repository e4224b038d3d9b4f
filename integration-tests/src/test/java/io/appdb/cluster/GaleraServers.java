package io.appdb.cluster;

import java.sql.SQLException;

import org.testcontainers.containers.GenericContainer;

/**
 * Three nodes of MariaDB with Galera. Whoever starts them closes them.
 */
final class GaleraServers extends ClusterServers {

	static final String IMAGE = "galera:11.8";

	private static final String STATUS = """
			select group_concat(variable_value order by variable_name) from information_schema.global_status
			where variable_name in ('wsrep_cluster_size', 'wsrep_local_state_comment', 'wsrep_ready')""";

	private GaleraServers() {
	}

	static GaleraServers start() throws SQLException {
		GaleraServers servers = new GaleraServers();
		return servers.started(servers);
	}

	/**
	 * A node joins once those before it have everything, for it gets a copy of one.
	 */
	@Override
	void startAll() {
		for (int number = 0; number < SIZE; number++) {
			GenericContainer<?> node = new GenericContainer<>(IMAGE).withEnv("MARIADB_ROOT_PASSWORD", PASSWORD)
				.withEnv("MARIADB_DATABASE", "app")
				.withCommand("--plugin-wsrep-provider=OFF");
			if (number > 0) {
				node.withEnv("PEERS", name(0));
			}
			add(node, number);
			await(number, STATUS, number + 1 + ",Synced,ON");
		}
	}

	@Override
	String jdbcUrl(String host) {
		return "jdbc:mariadb://" + host + "/app?" + causal();
	}

	@Override
	String scheme() {
		return "mariadb";
	}

	@Override
	String hasty() {
		return "set session wsrep_sync_wait = 0";
	}

	@Override
	String causal() {
		return "sessionVariables=wsrep_sync_wait=1";
	}

}
