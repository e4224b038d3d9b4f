package io.appdb.test.server;

import java.sql.SQLException;

import io.appdb.engine.DatabaseType;
import org.testcontainers.mysql.MySQLContainer;

/**
 * A MySQL server that trades durability for speed. It ends with the JVM; safe for every
 * thread.
 */
final class MySqlServer implements DatabaseSource {

	private static final String IMAGE = "mysql:9.7";

	private static final String PASSWORD = "test";

	private final MySqlDatabases databases;

	private final ServerControl control;

	private MySqlServer(MySqlDatabases databases, ServerControl control) {
		this.databases = databases;
		this.control = new OnceControl(control);
	}

	@SuppressWarnings("resource")
	static MySqlServer container() {
		MySQLContainer container = new MySQLContainer(IMAGE).withUsername("root").withPassword(PASSWORD);
		container.setCommand("mysqld", "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0",
				"--innodb-doublewrite=OFF", "--max-connections=500");
		container.withTmpFs(MySqlDatabases.FILES_IN_MEMORY);
		container.start();
		String url = "jdbc:mysql://" + container.getHost() + ":" + container.getMappedPort(MySQLContainer.MYSQL_PORT)
				+ "/%s?useSSL=false&allowPublicKeyRetrieval=true";
		return new MySqlServer(new MySqlDatabases(DatabaseType.MYSQL, url, "root", PASSWORD),
				new ContainerControl(container));
	}

	@Override
	public ServerDatabase create() throws SQLException {
		return this.databases.create();
	}

	@Override
	public String description() throws SQLException {
		return this.databases.version().number() + " (container " + IMAGE + ")";
	}

	@Override
	public ServerControl control() {
		return this.control;
	}

}
