package io.appdb.test.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.appdb.engine.DatabaseType;
import io.appdb.engine.DatabaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * H2 databases in memory, each under a name of its own; of an address that was given they
 * have the settings. Safe for every thread.
 */
final class H2Memory implements DatabaseSource {

	private static final int DATABASE_GONE = 90121;

	private static final String KEPT_OPEN = "DB_CLOSE_DELAY=-1";

	private final ServerControl control = new NoServerControl("H2 runs in the process of the test");

	private final DatabaseUrl url;

	private final String origin;

	private final DatabaseNames names;

	private H2Memory(DatabaseUrl url, String origin, DatabaseNames names) {
		this.url = url;
		this.origin = origin;
		this.names = names;
	}

	/**
	 * Opens the memory.
	 * @param given the address, {@code null} for default settings
	 * @param version the wanted version
	 * @param run the run that makes databases
	 * @return the memory
	 * @throws SQLException if H2 does not work
	 */
	static H2Memory open(@Nullable GivenAddress given, VersionCheck version, TestRun run) throws SQLException {
		version.check(ServerVersion.of(new DatabaseLogin("jdbc:h2:mem:", "sa", "")), "the one on the class path",
				"change the version of " + DatabaseType.H2.driverDependency() + ", or leave the property out");
		if (given == null) {
			return new H2Memory(DatabaseUrl.parse("jdbc:h2:mem:test;" + KEPT_OPEN), "in process", run.names());
		}
		if (!given.url().isInMemory()) {
			throw new TestServerException(given + ", which is not in memory: write jdbc:h2:mem:test with the settings, "
					+ "or leave the property out");
		}
		return new H2Memory(keptOpen(given.url()), "in process, given " + given.url(), run.names());
	}

	private static DatabaseUrl keptOpen(DatabaseUrl url) {
		boolean open = url.parameters().keySet().stream().anyMatch("DB_CLOSE_DELAY"::equalsIgnoreCase);
		return open ? url : DatabaseUrl.parse(url.jdbcUrl() + ";" + KEPT_OPEN);
	}

	@Override
	public ServerDatabase create() {
		DatabaseLogin address = new DatabaseLogin(this.url.withDatabase(this.names.next()).jdbcUrl(), "sa", "");
		return ServerDatabase.of(DatabaseType.H2, address, () -> shutDown(address));
	}

	@Override
	public DatabaseCopies copies() {
		return new H2Copies(this::create);
	}

	private void shutDown(DatabaseLogin address) throws SQLException {
		try (Connection connection = address.connect(); Statement statement = connection.createStatement()) {
			statement.execute("SHUTDOWN IMMEDIATELY");
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() != DATABASE_GONE) {
				throw ex;
			}
		}
	}

	@Override
	public String description() throws SQLException {
		return ServerVersion.of(new DatabaseLogin("jdbc:h2:mem:", "sa", "")).number() + " (" + this.origin + ")";
	}

	@Override
	public ServerControl control() {
		return this.control;
	}

}
