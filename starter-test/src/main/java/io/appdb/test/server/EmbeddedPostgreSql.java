package io.appdb.test.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

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

	private static final Map<String, String> SETTINGS = Map.of("fsync", "off", "synchronous_commit", "off",
			"full_page_writes", "off", "max_connections", "500");

	private EmbeddedPostgreSql() {
	}

	static DatabaseServer start(TestRun run) throws IOException, SQLException {
		Path data = run.directory().resolve("postgresql");
		int port = isRootForGood() ? startAsNobody(run, data) : startAsSelf(run, data);
		String url = ServerKind.POSTGRESQL.url("localhost", port);
		askForPasswords(url, data);
		ProcessHandle process = new PidFile(data.resolve("postmaster.pid")).process();
		return DatabaseServer.use(ServerAddress.of(url, USER, PASSWORD), "embedded", new ProcessControl(process), run);
	}

	/**
	 * The library takes root for another user by {@code unshare -U}, where the system
	 * allows that.
	 */
	private static boolean isRootForGood() {
		return OsUser.isRoot() && !LinuxUtils.isUnshareAvailable();
	}

	private static int startAsNobody(TestRun run, Path data) throws IOException {
		try {
			UnprivilegedPostgreSql postgres = UnprivilegedPostgreSql.start(run.directory(), data, SETTINGS);
			run.closeAtEnd(postgres);
			return postgres.port();
		}
		catch (IOException ex) {
			throw new IOException("PostgreSQL does not run as root, 'unshare -U' is not allowed here, and neither does "
					+ "it start as another user: " + ex.getMessage() + ". Run the tests as another user", ex);
		}
	}

	private static int startAsSelf(TestRun run, Path data) throws IOException {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setOverrideWorkingDirectory(TestRun.sharedDirectory().resolve("binaries-postgresql").toFile())
			.setRegisterShutdownHook(false);
		SETTINGS.forEach(builder::setServerConfig);
		EmbeddedPostgres postgres = builder.start();
		run.closeAtEnd(postgres);
		return postgres.getPort();
	}

	/**
	 * The embedded server lets everybody in; with this a wrong password fails as it does
	 * in the container.
	 */
	private static void askForPasswords(String url, Path data) throws SQLException, IOException {
		try (Connection connection = DriverManager.getConnection(url, USER, null);
				Statement statement = connection.createStatement()) {
			statement.execute("ALTER USER " + USER + " PASSWORD '" + PASSWORD + "'");
			Files.writeString(data.resolve("pg_hba.conf"), "host all all all scram-sha-256\n");
			statement.execute("SELECT pg_reload_conf()");
		}
	}

}
