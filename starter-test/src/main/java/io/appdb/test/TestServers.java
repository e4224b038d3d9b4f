package io.appdb.test;

import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

import org.testcontainers.DockerClientFactory;

/**
 * The servers of this JVM: each is started when its first database is asked for and ends
 * with the JVM. Safe for every thread.
 */
final class TestServers {

	private final Map<DatabaseKind, DatabaseSource> sources = new EnumMap<>(DatabaseKind.class);

	private final ServerReport report = new ServerReport(System.out);

	static TestServers shared() {
		return Shared.SERVERS;
	}

	TestDatabase create(DatabaseKind kind) {
		try {
			return source(kind).create();
		}
		catch (SQLException | IOException ex) {
			throw new IllegalStateException("No test database: the " + kind + " server answered: " + ex.getMessage(),
					ex);
		}
	}

	private synchronized DatabaseSource source(DatabaseKind kind) throws SQLException, IOException {
		DatabaseSource source = this.sources.get(kind);
		if (source == null) {
			source = start(kind);
			this.sources.put(kind, source);
			this.report.started(kind, source.description());
		}
		return source;
	}

	private DatabaseSource start(DatabaseKind kind) throws SQLException, IOException {
		return switch (kind) {
			case POSTGRESQL ->
				(origin() == ServerOrigin.CONTAINERS) ? PostgreSqlServer.container() : PostgreSqlServer.embedded();
			case MYSQL -> (origin() == ServerOrigin.CONTAINERS) ? MySqlServer.container()
					: new NotRun(DatabaseKind.MYSQL, "no Docker; no embedded binaries exist");
			case MARIADB ->
				(origin() == ServerOrigin.CONTAINERS) ? MariaDbServer.container() : MariaDbServer.embedded();
			case SQLITE -> new SqliteFiles();
			case H2 -> new H2Memory();
		};
	}

	static ServerOrigin origin() {
		return ServerOrigin.choose(() -> DockerClientFactory.instance().isDockerAvailable());
	}

	/**
	 * The one instance of the JVM, made at first use.
	 */
	private static final class Shared {

		static final TestServers SERVERS = new TestServers();

	}

}
