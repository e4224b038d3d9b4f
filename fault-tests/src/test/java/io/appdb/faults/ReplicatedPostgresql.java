package io.appdb.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

import io.appdb.engine.DatabaseType;
import org.testcontainers.containers.Network;

/**
 * A primary of PostgreSQL and a standby that each commit waits for, on a network of their
 * own. Whoever starts it closes it. Used by the thread of a test.
 */
final class ReplicatedPostgresql implements BankDatabase {

	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	private static final String OPTIONS = " -c max_connections=" + ServerImage.MAX_CONNECTIONS
			+ " -c wal_keep_size=256MB -c listen_addresses='*'";

	private static final String PRIMARY = "exec docker-entrypoint.sh postgres" + OPTIONS;

	/**
	 * Copies the primary, unless it was here before.
	 */
	private static final String STANDBY = """
			mkdir -p "$PGDATA" /var/run/postgresql
			chown -R postgres "$PGDATA" /var/run/postgresql
			chmod 700 "$PGDATA"
			[ -s "$PGDATA/PG_VERSION" ] || gosu postgres pg_basebackup -h %s -U postgres -D "$PGDATA" -R -X stream -c fast
			exec gosu postgres postgres%s""";

	private final Network network = Network.newNetwork();

	private final PublishedPort one;

	private final PublishedPort another;

	private ClusterNode primary;

	private ClusterNode standby;

	private int made;

	private ReplicatedPostgresql() throws IOException {
		this.one = PublishedPort.free();
		this.another = PublishedPort.free();
		this.primary = start(PRIMARY, this.one);
		this.standby = this.primary;
	}

	static ReplicatedPostgresql start() throws IOException, SQLException {
		ReplicatedPostgresql database = new ReplicatedPostgresql();
		try {
			database.awaitPrimary();
			database.primary.run("echo 'host replication all all scram-sha-256' >> \"$PGDATA\"/pg_hba.conf");
			try (Connection administrator = database.administer()) {
				Dialect.POSTGRESQL.createUser(administrator);
				execute(administrator, "select pg_reload_conf()");
			}
			database.follow(database.another);
			return database;
		}
		catch (IOException | SQLException | RuntimeException | Error ex) {
			database.close();
			throw ex;
		}
	}

	private ClusterNode start(String script, PublishedPort port) throws IOException {
		String name = "p" + ++this.made;
		Map<String, String> environment = Map.of("POSTGRES_PASSWORD", ServerImage.PASSWORD, "POSTGRES_DB", "bank",
				"PGPASSWORD", ServerImage.PASSWORD);
		return ClusterNode.start(new ClusterNode.Program("postgres:18", 5432, script, environment), this.network, name,
				port);
	}

	/**
	 * Makes a standby of the primary, and lets each commit wait for it from then on.
	 */
	private void follow(PublishedPort port) throws IOException, SQLException {
		this.standby = start(STANDBY.formatted(this.primary.name(), OPTIONS), port);
		try (Connection administrator = administer()) {
			await(administrator, "state = 'streaming'");
			execute(administrator, "alter system set synchronous_standby_names = '*'");
			execute(administrator, "select pg_reload_conf()");
			await(administrator, "sync_state = 'sync'");
		}
	}

	private static void await(Connection administrator, String state) {
		Pause.until(() -> count(administrator, "select count(*) from pg_stat_replication where " + state) == 1, TIMEOUT,
				"the standby is not there: " + state);
	}

	/**
	 * Waits until the primary answers, which it does when it is no standby any more.
	 */
	private void awaitPrimary() {
		Pause.until(() -> {
			try (Connection administrator = administer()) {
				return count(administrator, "select count(*) where not pg_is_in_recovery()") == 1;
			}
			catch (SQLException ex) {
				return false;
			}
		}, TIMEOUT, "there is no primary");
	}

	/**
	 * SIGKILL of the standby: it gets nothing any more, and no commit is safe.
	 */
	void killStandby() {
		this.standby.kill();
	}

	/**
	 * Cancels each commit that waits for the standby.
	 * @param duration for how long
	 */
	void cancelCommits(Duration duration) throws SQLException {
		long end = System.nanoTime() + duration.toNanos();
		try (Connection administrator = administer()) {
			while (System.nanoTime() < end) {
				Pause.of(Duration.ofMillis(100));
				CancelledCommits.of(administrator);
			}
		}
	}

	/**
	 * SIGKILL of the primary: the standby takes its place.
	 */
	void killPrimary() throws SQLException {
		this.primary.kill();
		this.primary.close();
		this.primary = this.standby;
		promote();
	}

	/**
	 * The same after the standby was killed: it is started first, with what it has.
	 */
	void killPrimaryAndStartStandby() throws SQLException {
		this.primary.kill();
		this.primary.close();
		this.primary = this.standby;
		this.primary.startAgain();
		promote();
	}

	private void promote() throws SQLException {
		Pause.until(() -> {
			try (Connection administrator = administer()) {
				execute(administrator, "select pg_promote(true, 30)");
				return true;
			}
			catch (SQLException ex) {
				return false;
			}
		}, TIMEOUT, "the standby is not promoted");
		awaitPrimary();
	}

	/**
	 * Makes a standby in the place of the primary that was killed.
	 */
	void replaceStandby() throws IOException, SQLException {
		follow(this.primary.port().equals(this.one) ? this.another : this.one);
	}

	@Override
	public DatabaseType type() {
		return DatabaseType.POSTGRESQL;
	}

	/**
	 * Whichever of both is the primary.
	 */
	@Override
	public Address address() {
		return Dialect.POSTGRESQL
			.bank("jdbc:postgresql://" + this.one + "," + this.another + "/bank?targetServerType=primary");
	}

	@Override
	public Connection administer() throws SQLException {
		return new Address("jdbc:postgresql://" + this.primary.port() + "/bank", "postgres", ServerImage.PASSWORD)
			.connect();
	}

	private static void execute(Connection administrator, String sql) throws SQLException {
		try (Statement statement = administrator.createStatement()) {
			statement.execute(sql);
		}
	}

	private static int count(Connection administrator, String query) {
		try (Statement statement = administrator.createStatement(); ResultSet rows = statement.executeQuery(query)) {
			rows.next();
			return rows.getInt(1);
		}
		catch (SQLException ex) {
			return -1;
		}
	}

	@Override
	public void close() {
		try (this.network) {
			this.primary.close();
			this.standby.close();
		}
	}

}
