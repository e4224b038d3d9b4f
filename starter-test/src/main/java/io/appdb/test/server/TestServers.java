package io.appdb.test.server;

import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

import io.appdb.engine.DatabaseType;
import org.testcontainers.DockerClientFactory;

/**
 * The servers of this JVM: each is started when its first database is asked for and ends
 * with the JVM. Safe for every thread.
 */
public final class TestServers {

	private final Map<DatabaseType, DatabaseSource> sources = new EnumMap<>(DatabaseType.class);

	private final ServerReport report = new ServerReport(System.out);

	private TestServers() {
	}

	/**
	 * The servers of this JVM.
	 * @return the one instance
	 */
	public static TestServers shared() {
		return Shared.SERVERS;
	}

	/**
	 * Creates an empty database and starts the server for it if this is the first one of
	 * its type in this JVM.
	 * @param type the wanted database
	 * @return the database, to be removed by the caller; one with a
	 * {@link ServerDatabase#notRun() reason} if that type cannot run on this machine
	 */
	public ServerDatabase create(DatabaseType type) {
		try {
			return source(type).create();
		}
		catch (SQLException | IOException ex) {
			throw new IllegalStateException(
					"No test database: the " + type.displayName() + " server answered: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Gives control of a server, which is started if it was not yet.
	 * @param type the type of the server
	 * @return its control; one that is not {@link ServerControl#supported()} for a server
	 * that cannot be paused
	 */
	public ServerControl control(DatabaseType type) {
		try {
			return source(type).control();
		}
		catch (SQLException | IOException ex) {
			throw new IllegalStateException(
					"No test database: the " + type.displayName() + " server answered: " + ex.getMessage(), ex);
		}
	}

	private synchronized DatabaseSource source(DatabaseType type) throws SQLException, IOException {
		DatabaseSource source = this.sources.get(type);
		if (source == null) {
			source = start(type);
			this.sources.put(type, source);
			this.report.started(type, source.description());
		}
		return source;
	}

	private DatabaseSource start(DatabaseType type) throws SQLException, IOException {
		return switch (type) {
			case POSTGRESQL ->
				(origin() == ServerOrigin.CONTAINERS) ? PostgreSqlServer.container() : PostgreSqlServer.embedded();
			case MYSQL -> (origin() == ServerOrigin.CONTAINERS) ? MySqlServer.container()
					: new NotRun(DatabaseType.MYSQL, "no Docker; no embedded binaries exist");
			case MARIADB ->
				(origin() == ServerOrigin.CONTAINERS) ? MariaDbServer.container() : MariaDbServer.embedded();
			case SQLITE -> new SqliteFiles();
			case H2 -> new H2Memory();
		};
	}

	/**
	 * Where servers come from on this machine.
	 * @return containers, or binaries from the class path
	 */
	public static ServerOrigin origin() {
		return ServerOrigin.choose(() -> DockerClientFactory.instance().isDockerAvailable());
	}

	/**
	 * The one instance of the JVM, made at first use.
	 */
	private static final class Shared {

		static final TestServers SERVERS = new TestServers();

	}

}
