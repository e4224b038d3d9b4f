package io.appdb.test.server;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;

import io.appdb.engine.DatabaseType;
import org.jspecify.annotations.Nullable;

/**
 * Decides where the database of a type comes from, and starts it. Classes of a server
 * that is not used are not loaded. Owned by {@link TestServers}, which serialises calls.
 */
final class ServerStart {

	private final TestProperties properties;

	private final ClassPath classPath;

	private final BooleanSupplier docker;

	private final TestRun run;

	ServerStart(TestProperties properties, ClassPath classPath, BooleanSupplier docker, TestRun run) {
		this.properties = properties;
		this.classPath = classPath;
		this.docker = docker;
		this.run = run;
	}

	DatabaseSource start(DatabaseType type) throws SQLException, IOException {
		new JdbcDrivers(this.classPath).require(type);
		VersionCheck version = VersionCheck.of(type, this.properties);
		return switch (type) {
			case SQLITE -> SqliteFiles.open(GivenAddress.of(type, this.properties), version, this.run);
			case H2 -> H2Memory.open(GivenAddress.of(type, this.properties), version, this.run);
			case POSTGRESQL, MYSQL, MARIADB -> server(ServerKind.of(type), version);
			case OTHER ->
				throw new TestServerException("Test databases are made on PostgreSQL, MySQL, MariaDB, SQLite and "
						+ "H2, not on another database: name one of them, as in @DatabaseTest(type = DatabaseType.H2)");
		};
	}

	private DatabaseSource server(ServerKind kind, VersionCheck version) throws SQLException {
		ServerOrigin required = ServerOrigin.required(this.properties);
		GivenAddress given = (required == null) ? GivenAddress.of(kind.type(), this.properties) : null;
		if (given != null) {
			return given(given, version);
		}
		EmbeddedBinaries binaries = new EmbeddedBinaries(kind, Machine.here(), this.classPath);
		Shortage shortage = new Shortage(kind, required, container(kind, required), binaries);
		if (shortage.hasContainer()) {
			return new ContainerStart(kind, version.wanted(), this.run).start();
		}
		if (shortage.hasBinaries()) {
			return embedded(binaries, version);
		}
		if (kind == ServerKind.MYSQL && required != ServerOrigin.CONTAINERS) {
			return new NotRun(kind.type(), shortage.reason(), shortage.message());
		}
		throw new TestServerException(shortage.message());
	}

	private DatabaseSource given(GivenAddress given, VersionCheck version) throws SQLException {
		DatabaseServer server = new GivenServer(given).use(this.run);
		version.check(server.version(), "the server of '" + given.property() + "'",
				"name another server, or leave one of the two properties out");
		return server;
	}

	private @Nullable String container(ServerKind kind, @Nullable ServerOrigin required) {
		if (required == ServerOrigin.EMBEDDED) {
			return "containers are not to be used";
		}
		if (!this.classPath.hasClass(kind.containerClass())) {
			return kind.containerDependency() + " is not on the class path";
		}
		return this.docker.getAsBoolean() ? null : "Docker does not answer";
	}

	private DatabaseSource embedded(EmbeddedBinaries binaries, VersionCheck version) throws SQLException {
		DatabaseServer server = embedded(binaries.kind());
		version.check(server.version(), "the embedded server on the class path",
				"change the version of " + binaries.dependency() + ", start Docker to use the image '"
						+ binaries.kind().image(version.wanted()) + "', or leave the property out");
		return server;
	}

	/**
	 * What unpacks and starts binaries fails with exceptions of many kinds.
	 */
	private DatabaseServer embedded(ServerKind kind) {
		try {
			return (kind == ServerKind.POSTGRESQL) ? EmbeddedPostgreSql.start(this.run)
					: EmbeddedMariaDb.start(this.run);
		}
		catch (SQLException | IOException | RuntimeException | ExceptionInInitializerError ex) {
			throw new TestServerException("The embedded " + kind.type().displayName() + " did not start (" + ex
					+ "): its log is above; start Docker, or name a server in '"
					+ TestProperties.name(kind.type(), "url") + "'", ex);
		}
	}

}
