package io.appdb.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.appdb.engine.DatabaseType;
import org.testcontainers.containers.Network;

/**
 * Three nodes of MariaDB with Galera on a network of their own. Whoever starts it closes
 * it. Used by the thread of a test.
 */
final class GaleraCluster implements BankDatabase {

	static final String IMAGE = "galera:11.8";

	/**
	 * How long a node may take to join.
	 */
	static final Duration TIMEOUT = Duration.ofMinutes(2);

	private static final List<String> NAMES = List.of("n1", "n2", "n3");

	/**
	 * The first node makes the cluster when it starts for the first time, and joins it
	 * like the others ever after. A node that was killed looks how far it was, so that it
	 * gets what it lacks and not a copy of everything, for which Galera would have to
	 * lock the tables of another node.
	 */
	private static final String SCRIPT = """
			if [ -e /var/lib/mysql/grastate.dat ]; then
				mariadbd --user=mysql --datadir=/var/lib/mysql --binlog-format=row \\
					--wsrep-on=1 --wsrep-recover --socket=/tmp/recovery.sock --skip-networking \\
					--wsrep-provider=/usr/lib/galera/libgalera_smm.so \\
					"--wsrep-cluster-address=gcomm://$PEERS" > /tmp/recovery 2>&1
				at=$(sed -n 's/.*Recovered position: *//p' /tmp/recovery | tail -1)
			elif [ -n "$FOUNDER" ]; then
				unset PEERS
			fi
			exec docker-entrypoint.sh --plugin-wsrep-provider=OFF --max-connect-errors=1000000 \\
				${at:+--wsrep-start-position=$at}""";

	private final Network network = Network.newNetwork();

	private final List<GaleraNode> nodes = new ArrayList<>();

	private GaleraCluster() {
	}

	static GaleraCluster start() throws IOException, SQLException {
		GaleraCluster cluster = new GaleraCluster();
		try {
			for (String name : NAMES) {
				cluster.nodes.add(cluster.node(name));
				cluster.awaitSynced();
			}
			try (Connection administrator = cluster.administer()) {
				Dialect.MYSQL.createUser(administrator);
			}
			return cluster;
		}
		catch (IOException | SQLException | RuntimeException | Error ex) {
			cluster.close();
			throw ex;
		}
	}

	private GaleraNode node(String name) throws IOException {
		String peers = NAMES.stream().filter((peer) -> !peer.equals(name)).collect(Collectors.joining(","));
		Map<String, String> environment = Map.of("MARIADB_ROOT_PASSWORD", ServerImage.PASSWORD, "MARIADB_DATABASE",
				"bank", "PEERS", peers, "FOUNDER", name.equals(NAMES.get(0)) ? "yes" : "");
		return new GaleraNode(ClusterNode.start(new ClusterNode.Program(IMAGE, 3306, SCRIPT, environment), this.network,
				name, PublishedPort.free()));
	}

	List<GaleraNode> nodes() {
		return List.copyOf(this.nodes);
	}

	/**
	 * The node where the bank has most connections.
	 */
	GaleraNode busiest() {
		return this.nodes.stream().max(Comparator.comparingInt(GaleraNode::sessions)).orElseThrow();
	}

	/**
	 * Waits until every node is in the cluster and has what the others have.
	 */
	void awaitSynced() {
		int size = this.nodes.size();
		Pause.until(() -> this.nodes.stream().allMatch((node) -> node.isSynced(size)), TIMEOUT,
				"not every node is synced");
	}

	@Override
	public DatabaseType type() {
		return DatabaseType.MARIADB;
	}

	/**
	 * The first node that answers.
	 */
	@Override
	public Address address() {
		return address("sequential");
	}

	/**
	 * All nodes.
	 * @param mode how the driver chooses among them
	 */
	Address address(String mode) {
		String hosts = this.nodes.stream().map((node) -> node.port().toString()).collect(Collectors.joining(","));
		return Dialect.MYSQL.bank("jdbc:mariadb:" + mode + "://" + hosts + "/bank");
	}

	@Override
	public Connection administer() throws SQLException {
		return this.nodes.get(0).administer();
	}

	@Override
	public List<String> inspect() throws SQLException {
		List<String> findings = new ArrayList<>();
		String expected = "";
		for (GaleraNode node : this.nodes) {
			try (Connection administrator = node.administer(); Statement statement = administrator.createStatement()) {
				String rows = rows(statement);
				if (!expected.isEmpty() && !rows.equals(expected)) {
					findings.add("%s has rows %s, the nodes before it %s".formatted(node, rows, expected));
				}
				expected = rows;
				if (Dialect.MYSQL.openTransactions(administrator) > 0) {
					findings.add(node + " has sessions in a transaction, and nobody is at work");
				}
			}
		}
		return findings;
	}

	private static String rows(Statement statement) throws SQLException {
		try (ResultSet sum = statement.executeQuery(
				"""
						select (select concat(count(*), ' ', sum(crc32(concat_ws(',', id, request, way, source, target, amount))))
								from ledger),
							(select concat(count(*), ' ', sum(crc32(concat_ws(',', id, balance)))) from accounts)""")) {
			sum.next();
			return sum.getString(1) + ", " + sum.getString(2);
		}
	}

	@Override
	public void close() {
		try (this.network) {
			this.nodes.forEach(GaleraNode::close);
		}
	}

}
