package io.appdb.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * A PostgreSQL and replicas that stream its write-ahead log, in containers. Whoever
 * starts them closes them; used by one thread.
 */
final class ReplicatedPostgresql implements AutoCloseable {

	private static final String PASSWORD = "secret";

	private static final int PORT = 5432;

	private static final long PERIOD_MICROS = 100_000;

	private static final String COPY_OF_PRIMARY = """
			mkdir -p "$PGDATA" /var/run/postgresql
			chown -R postgres "$PGDATA" /var/run/postgresql
			chmod 700 "$PGDATA"
			gosu postgres pg_basebackup -h primary -U postgres -D "$PGDATA" -R -X stream -c fast
			exec gosu postgres postgres -c listen_addresses='*'""";

	private final Network network = Network.newNetwork();

	private final List<GenericContainer<?>> servers = new ArrayList<>();

	private ReplicatedPostgresql() {
	}

	static ReplicatedPostgresql start(int replicas) throws SQLException, IOException, InterruptedException {
		ReplicatedPostgresql started = new ReplicatedPostgresql();
		try {
			started.addPrimary();
			for (int replica = 0; replica < replicas; replica++) {
				started.addReplica();
			}
			return started;
		}
		catch (SQLException | IOException | InterruptedException | RuntimeException | Error ex) {
			started.close();
			throw ex;
		}
	}

	private void addPrimary() throws SQLException, IOException, InterruptedException {
		GenericContainer<?> primary = add(server().withNetworkAliases("primary")
			.withEnv("POSTGRES_PASSWORD", PASSWORD)
			.waitingFor(Wait.forLogMessage(".*ready to accept connections.*", 2)));
		primary.execInContainer("bash", "-c",
				"echo 'host replication all all scram-sha-256' >> \"$PGDATA\"/pg_hba.conf");
		execute("select pg_reload_conf()");
	}

	private void addReplica() {
		add(server().withEnv("PGPASSWORD", PASSWORD)
			.waitingFor(Wait.forLogMessage(".*ready to accept read-only connections.*", 1)
				.withStartupTimeout(Duration.ofMinutes(2)))
			.withCreateContainerCmdModifier(
					(create) -> create.withEntrypoint("bash", "-c", COPY_OF_PRIMARY).withCmd()));
	}

	private GenericContainer<?> server() {
		return new GenericContainer<>("postgres:18").withNetwork(this.network).withExposedPorts(PORT);
	}

	private GenericContainer<?> add(GenericContainer<?> server) {
		this.servers.add(server);
		server.start();
		return server;
	}

	/**
	 * Gives each server a part of one processor, as {@code docker update --cpus} does.
	 */
	void limit(double processors) {
		for (GenericContainer<?> server : this.servers) {
			server.getDockerClient()
				.updateContainerCmd(server.getContainerId())
				.withCpuPeriod(PERIOD_MICROS)
				.withCpuQuota(Math.round(PERIOD_MICROS * processors))
				.exec();
		}
	}

	String primary() {
		return url(this.servers.get(0));
	}

	/**
	 * Returns the addresses of all replicas, separated by commas.
	 */
	String replicas() {
		return this.servers.stream().skip(1).map(ReplicatedPostgresql::url).collect(Collectors.joining(","));
	}

	private static String url(GenericContainer<?> server) {
		return "postgresql://postgres:" + PASSWORD + "@" + server.getHost() + ":" + server.getMappedPort(PORT)
				+ "/postgres";
	}

	/**
	 * Executes a statement on the primary.
	 */
	void execute(String sql) throws SQLException {
		GenericContainer<?> primary = this.servers.get(0);
		String url = "jdbc:postgresql://" + primary.getHost() + ":" + primary.getMappedPort(PORT) + "/postgres";
		try (Connection connection = DriverManager.getConnection(url, "postgres", PASSWORD);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Override
	public void close() {
		this.servers.forEach(GenericContainer::stop);
		this.network.close();
	}

}
