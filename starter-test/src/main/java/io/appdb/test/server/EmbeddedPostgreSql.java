package io.appdb.test.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;

/**
 * Starts PostgreSQL from binaries on the class path; it trades durability for speed and
 * ends with the run. The unpacked binaries stay for later runs of the same user. Loaded
 * only where they are there. No instances.
 */
final class EmbeddedPostgreSql {

	private static final String USER = "postgres";

	private static final String PASSWORD = "test";

	private EmbeddedPostgreSql() {
	}

	static DatabaseServer start(TestRun run) throws IOException, SQLException {
		if ("root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable()) {
			throw new IOException("PostgreSQL does not run as root, and 'unshare -U', which would make this user"
					+ " another one, is not allowed here: run the tests as another user");
		}
		Path data = run.directory().resolve("postgresql");
		EmbeddedPostgres postgres = EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setOverrideWorkingDirectory(TestRun.sharedDirectory().resolve("binaries-postgresql").toFile())
			.setRegisterShutdownHook(false)
			.setServerConfig("fsync", "off")
			.setServerConfig("synchronous_commit", "off")
			.setServerConfig("full_page_writes", "off")
			.setServerConfig("max_connections", "500")
			.start();
		run.closeAtEnd(postgres);
		askForPasswords(postgres, data);
		String url = ServerKind.POSTGRESQL.url("localhost", postgres.getPort());
		ProcessHandle process = new PidFile(data.resolve("postmaster.pid")).process();
		return DatabaseServer.use(ServerAddress.of(url, USER, PASSWORD), "embedded", new ProcessControl(process), run);
	}

	/**
	 * The embedded server lets everybody in; with this a wrong password fails as it does
	 * in the container.
	 */
	private static void askForPasswords(EmbeddedPostgres postgres, Path data) throws SQLException, IOException {
		try (Connection connection = postgres.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("ALTER USER " + USER + " PASSWORD '" + PASSWORD + "'");
			Files.writeString(data.resolve("pg_hba.conf"), "host all all all scram-sha-256\n");
			statement.execute("SELECT pg_reload_conf()");
		}
	}

}
