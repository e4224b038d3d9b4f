package io.appdb.cluster;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.github.dockerjava.api.exception.NotFoundException;
import io.appdb.DatabaseManager;
import io.appdb.engine.PoolSettings;
import io.appdb.schema.SchemaMode;
import org.awaitility.Awaitility;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;

/**
 * Three nodes of a cluster in containers, on a network of their own. Whoever starts them
 * closes them; used by the threads of a test.
 */
abstract class ClusterServers implements AutoCloseable {

	static final int SIZE = 3;

	static final String USER = "clerk";

	static final String PASSWORD = "secret";

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final Network network = Network.newNetwork();

	private final List<GenericContainer<?>> nodes = new ArrayList<>();

	static boolean isPresent(String image) {
		try {
			DockerClientFactory.instance().client().inspectImageCmd(image).exec();
			return true;
		}
		catch (NotFoundException ex) {
			return false;
		}
	}

	final <T extends ClusterServers> T started(T servers) throws SQLException {
		try {
			startAll();
			execute(0, "create user " + USER + "@'%' identified by '" + PASSWORD + "'",
					"grant all on app.* to " + USER + "@'%'");
			return servers;
		}
		catch (SQLException | RuntimeException | Error ex) {
			close();
			throw ex;
		}
	}

	/**
	 * Adds all nodes.
	 */
	abstract void startAll() throws SQLException;

	/**
	 * Returns the address of a node for the driver.
	 * @param host host and port
	 */
	abstract String jdbcUrl(String host);

	/**
	 * Returns the word for the database in an address.
	 */
	abstract String scheme();

	/**
	 * Returns the parameter of an address with which reads wait for what was committed
	 * elsewhere.
	 */
	abstract String causal();

	/**
	 * Returns the statement after which a connection waits for nothing.
	 */
	abstract String hasty();

	final void add(GenericContainer<?> node, int number) {
		node.withNetwork(this.network)
			.withNetworkAliases(name(number))
			.withCreateContainerCmdModifier((create) -> create.withHostName(name(number)))
			.withExposedPorts(3306);
		this.nodes.add(node);
		node.start();
	}

	static String name(int number) {
		return "node" + number;
	}

	/**
	 * Waits until a query of a node has an answer.
	 */
	final void await(int number, String sql, String answer) {
		Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(100))
			.ignoreExceptions()
			.until(() -> answer.equals(query(number, sql)));
	}

	private String host(int number) {
		GenericContainer<?> node = this.nodes.get(number);
		return node.getHost() + ":" + node.getMappedPort(3306);
	}

	/**
	 * Returns the address of a node, without user and password.
	 */
	final String url(int number) {
		return scheme() + "://" + host(number) + "/app";
	}

	/**
	 * Returns the address of a node that shows what was committed elsewhere.
	 */
	final String causalUrl(int number) {
		return url(number) + "?" + causal();
	}

	final Connection connect(int number) throws SQLException {
		return DriverManager.getConnection(jdbcUrl(host(number)), "root", PASSWORD);
	}

	final void execute(int number, String... statements) throws SQLException {
		try (Connection connection = connect(number); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	/**
	 * Returns the first column of the first row.
	 */
	final String query(int number, String sql) throws SQLException {
		try (Connection connection = connect(number);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getString(1);
		}
	}

	/**
	 * Returns a manager that is still closed.
	 */
	final DatabaseManager.Builder builder(String url, SchemaMode mode, Class<?>... entities) {
		return DatabaseManager.builder()
			.url(url)
			.username(USER)
			.password(PASSWORD)
			.pool(PoolSettings.defaults().withSize(2).withMaxOverflow(8))
			.entities(entities)
			.schema(mode);
	}

	final DatabaseManager manager(String url, SchemaMode mode, Class<?>... entities) {
		DatabaseManager manager = builder(url, mode, entities).build();
		manager.initialize();
		return manager;
	}

	/**
	 * Opens a manager on each node, the first of which creates the tables.
	 */
	final List<DatabaseManager> managers(Class<?>... entities) {
		List<DatabaseManager> managers = new ArrayList<>();
		for (int node = 0; node < SIZE; node++) {
			managers.add(manager(causalUrl(node), SchemaMode.CREATE, entities));
		}
		return managers;
	}

	@Override
	public final void close() {
		this.nodes.forEach(GenericContainer::stop);
		this.network.close();
	}

}
