package io.appdb.test.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Starts PostgreSQL from binaries on the class path; it trades durability for speed and
 * ends with the run. Loaded only where they are there. No instances.
 */
final class EmbeddedPostgreSql {

	private static final String USER = "postgres";

	private static final String PASSWORD = "test";

	private EmbeddedPostgreSql() {
	}

	static DatabaseServer start(TestRun run) throws IOException, SQLException {
		Path data = run.directory().resolve("postgresql");
		EmbeddedPostgres postgres = EmbeddedPostgres.builder()
			.setDataDirectory(data)
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
