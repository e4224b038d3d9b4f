package io.appdb.replica;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.appdb.engine.DatabaseType;
import org.awaitility.Awaitility;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * A primary and its replicas in containers, on a network of their own. Whoever starts
 * them closes them; used by the thread of a test.
 */
final class ReplicatedServers implements AutoCloseable {

	static final String PASSWORD = "secret";

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final Kind kind;

	private final Network network = Network.newNetwork();

	private final List<GenericContainer<?>> containers = new ArrayList<>();

	private ReplicatedServers(Kind kind) {
		this.kind = kind;
	}

	static ReplicatedServers start(Kind kind, int replicas) throws SQLException, IOException, InterruptedException {
		ReplicatedServers servers = new ReplicatedServers(kind);
		try {
			servers.add(kind.primary(servers.network));
			kind.prepare(servers, servers.containers.get(0));
			for (int number = 1; number <= replicas; number++) {
				servers.add(kind.replica(servers.network, number));
				kind.follow(servers, number);
			}
			return servers;
		}
		catch (SQLException | IOException | InterruptedException | RuntimeException | Error ex) {
			servers.close();
			throw ex;
		}
	}

	private void add(GenericContainer<?> container) {
		this.containers.add(container);
		container.start();
		Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> {
			connect(this.containers.size() - 1).close();
			return true;
		});
	}

	DatabaseType type() {
		return this.kind.type();
	}

	/**
	 * Returns the address of a server.
	 * @param number 0 for the primary, 1 for the first replica
	 */
	String url(int number) {
		GenericContainer<?> container = this.containers.get(number);
		return this.kind.scheme() + "://" + this.kind.user() + ":" + PASSWORD + "@" + container.getHost() + ":"
				+ container.getMappedPort(this.kind.port()) + "/app";
	}

	/**
	 * Returns an address that names all servers, for the one that takes writes; without
	 * user and password.
	 */
	String everyUrl() {
		List<String> hosts = new ArrayList<>();
		for (GenericContainer<?> container : this.containers) {
			hosts.add(container.getHost() + ":" + container.getMappedPort(this.kind.port()));
		}
		return this.kind.severalHosts().formatted(String.join(",", hosts));
	}

	/**
	 * Makes a replica the primary.
	 */
	void promote(int number) throws SQLException {
		execute(number, this.kind.promoting());
	}

	/**
	 * Returns the settings of an application that reads from all replicas.
	 */
	String[] settings() {
		List<String> urls = new ArrayList<>();
		for (int number = 1; number < this.containers.size(); number++) {
			urls.add(url(number));
		}
		return new String[] { "app.db.url=" + url(0), "app.db.replicas.urls=" + String.join(",", urls) };
	}

	Connection connect(int number) throws SQLException {
		GenericContainer<?> container = this.containers.get(number);
		return DriverManager.getConnection(
				"jdbc:" + this.kind.scheme() + "://" + container.getHost() + ":"
						+ container.getMappedPort(this.kind.port()) + "/app?" + this.kind.parameters(),
				this.kind.user(), PASSWORD);
	}

	void execute(int number, String... statements) throws SQLException {
		try (Connection connection = connect(number); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	/**
	 * Lets a replica show nothing new until it is resumed.
	 */
	void pause(int number) throws SQLException {
		execute(number, this.kind.pausing());
	}

	void resume(int number) throws SQLException {
		execute(number, this.kind.resuming());
	}

	/**
	 * SIGKILL, and the port stays closed.
	 */
	void kill(int number) {
		GenericContainer<?> container = this.containers.get(number);
		container.getDockerClient().killContainerCmd(container.getContainerId()).withSignal("KILL").exec();
	}

	/**
	 * Returns the first column of the first row.
	 */
	String query(int number, String sql) throws SQLException {
		try (Connection connection = connect(number);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getString(1);
		}
	}

	@Override
	public void close() {
		this.containers.forEach(GenericContainer::stop);
		this.network.close();
	}

	@Override
	public String toString() {
		return this.kind.toString();
	}

	/**
	 * How servers of one kind replicate.
	 */
	enum Kind {

		/**
		 * PostgreSQL, streaming its write-ahead log.
		 */
		POSTGRESQL(DatabaseType.POSTGRESQL, "postgresql", "postgres", 5432, "", "select pg_wal_replay_pause()",
				"select pg_wal_replay_resume()", "select pg_promote(true, 30)",
				"postgresql://%s/app?targetServerType=primary") {

			@Override
			GenericContainer<?> primary(Network network) {
				return new GenericContainer<>("postgres:18").withNetwork(network)
					.withNetworkAliases("primary")
					.withEnv("POSTGRES_PASSWORD", PASSWORD)
					.withEnv("POSTGRES_DB", "app")
					.withExposedPorts(5432)
					.waitingFor(Wait.forListeningPort());
			}

			@Override
			void prepare(ReplicatedServers servers, GenericContainer<?> primary)
					throws SQLException, IOException, InterruptedException {
				primary.execInContainer("bash", "-c",
						"echo 'host replication all all scram-sha-256' >> \"$PGDATA\"/pg_hba.conf");
				servers.execute(0, "select pg_reload_conf()");
			}

			@Override
			GenericContainer<?> replica(Network network, int number) {
				return new GenericContainer<>("postgres:18").withNetwork(network)
					.withEnv("PGPASSWORD", PASSWORD)
					.withExposedPorts(5432)
					.waitingFor(Wait.forListeningPort())
					.withCreateContainerCmdModifier((create) -> create.withEntrypoint("bash", "-c", """
							mkdir -p "$PGDATA" /var/run/postgresql
							chown -R postgres "$PGDATA" /var/run/postgresql
							chmod 700 "$PGDATA"
							gosu postgres pg_basebackup -h primary -U postgres -D "$PGDATA" -R -X stream -c fast
							exec gosu postgres postgres -c listen_addresses='*'""").withCmd());
			}

			@Override
			void follow(ReplicatedServers servers, int number) {
				// it copied the primary when it started
			}

		},

		/**
		 * MySQL with global transaction identifiers.
		 */
		MYSQL(DatabaseType.MYSQL, "mysql", "root", 3306, "allowPublicKeyRetrieval=true", "stop replica sql_thread",
				"start replica sql_thread", "set global read_only = 0", "mysql://%s/app?failOverReadOnly=false") {

			@Override
			GenericContainer<?> primary(Network network) {
				return server(network, 0).withNetworkAliases("primary");
			}

			private GenericContainer<?> server(Network network, int number) {
				return new GenericContainer<>("mysql:9.7").withNetwork(network)
					.withEnv("MYSQL_ROOT_PASSWORD", PASSWORD)
					.withEnv("MYSQL_DATABASE", "app")
					.withExposedPorts(3306)
					.waitingFor(
							Wait.forLogMessage(".*ready for connections.*port: 3306.*", 1).withStartupTimeout(PATIENCE))
					.withCommand("--server-id=" + (number + 1), "--gtid-mode=ON", "--enforce-gtid-consistency=ON",
							"--innodb-buffer-pool-size=64M", "--performance-schema=OFF");
			}

			@Override
			void prepare(ReplicatedServers servers, GenericContainer<?> primary) throws SQLException {
				servers.execute(0, "reset binary logs and gtids");
			}

			@Override
			GenericContainer<?> replica(Network network, int number) {
				return server(network, number);
			}

			@Override
			void follow(ReplicatedServers servers, int number) throws SQLException {
				servers.execute(number, "reset binary logs and gtids",
						"change replication source to source_host='primary', source_user='root', source_password='"
								+ PASSWORD + "', source_auto_position=1, get_source_public_key=1",
						"start replica", "set global read_only = 1");
			}

		},

		/**
		 * MariaDB with its own global transaction identifiers.
		 */
		MARIADB(DatabaseType.MARIADB, "mariadb", "root", 3306, "", "stop slave sql_thread", "start slave sql_thread",
				"set global read_only = 0", "jdbc:mariadb:sequential://%s/app") {

			@Override
			GenericContainer<?> primary(Network network) {
				return server(network, 0).withNetworkAliases("primary");
			}

			private GenericContainer<?> server(Network network, int number) {
				return new GenericContainer<>("mariadb:11.8").withNetwork(network)
					.withEnv("MARIADB_ROOT_PASSWORD", PASSWORD)
					.withEnv("MARIADB_DATABASE", "app")
					.withExposedPorts(3306)
					.waitingFor(Wait.forListeningPort())
					.withCommand("--server-id=" + (number + 1), "--log-bin", "--innodb-buffer-pool-size=64M");
			}

			@Override
			void prepare(ReplicatedServers servers, GenericContainer<?> primary) throws SQLException {
				servers.execute(0, "reset master");
			}

			@Override
			GenericContainer<?> replica(Network network, int number) {
				return server(network, number);
			}

			@Override
			void follow(ReplicatedServers servers, int number) throws SQLException {
				servers.execute(number,
						"change master to master_host='primary', master_user='root', " + "master_password='" + PASSWORD
								+ "', master_use_gtid=slave_pos, master_ssl=0",
						"start slave", "set global read_only = 1");
			}

		};

		private final DatabaseType type;

		private final String scheme;

		private final String user;

		private final int port;

		private final String parameters;

		private final String pausing;

		private final String resuming;

		private final String promoting;

		private final String severalHosts;

		Kind(DatabaseType type, String scheme, String user, int port, String parameters, String pausing,
				String resuming, String promoting, String severalHosts) {
			this.type = type;
			this.scheme = scheme;
			this.user = user;
			this.port = port;
			this.parameters = parameters;
			this.pausing = pausing;
			this.resuming = resuming;
			this.promoting = promoting;
			this.severalHosts = severalHosts;
		}

		abstract GenericContainer<?> primary(Network network);

		abstract void prepare(ReplicatedServers servers, GenericContainer<?> primary)
				throws SQLException, IOException, InterruptedException;

		abstract GenericContainer<?> replica(Network network, int number);

		abstract void follow(ReplicatedServers servers, int number) throws SQLException;

		DatabaseType type() {
			return this.type;
		}

		String scheme() {
			return this.scheme;
		}

		String user() {
			return this.user;
		}

		int port() {
			return this.port;
		}

		String parameters() {
			return this.parameters;
		}

		String pausing() {
			return this.pausing;
		}

		String resuming() {
			return this.resuming;
		}

		String promoting() {
			return this.promoting;
		}

		/**
		 * Returns an address with a place for its hosts.
		 */
		String severalHosts() {
			return this.severalHosts;
		}

	}

}
