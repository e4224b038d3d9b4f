package io.appdb.test.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.appdb.engine.DatabaseType;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A PostgreSQL server that trades durability for speed. It ends with the JVM; safe for
 * every thread.
 */
final class PostgreSqlServer implements DatabaseSource {

	private static final String IMAGE = "postgres:18";

	private static final String PASSWORD = "test";

	private final DatabaseNames names = new DatabaseNames();

	private final DatabaseAddress server;

	private final String root;

	private final String origin;

	private final ServerControl control;

	private PostgreSqlServer(String root, String username, String origin, ServerControl control) {
		this.root = root;
		this.server = new DatabaseAddress(root + "postgres", username, PASSWORD);
		this.origin = origin;
		this.control = new OnceControl(control);
	}

	@SuppressWarnings("resource")
	static PostgreSqlServer container() {
		PostgreSQLContainer container = new PostgreSQLContainer(IMAGE).withUsername("test").withPassword(PASSWORD);
		container.setCommand("postgres", "-c", "fsync=off", "-c", "synchronous_commit=off", "-c",
				"full_page_writes=off", "-c", "max_connections=500");
		container.start();
		String root = "jdbc:postgresql://" + container.getHost() + ":"
				+ container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/";
		return new PostgreSqlServer(root, "test", "container " + IMAGE, new ContainerControl(container));
	}

	@SuppressWarnings("resource")
	static PostgreSqlServer embedded() throws IOException, SQLException {
		EmbeddedPostgres postgres = EmbeddedPostgres.builder()
			.setServerConfig("fsync", "off")
			.setServerConfig("synchronous_commit", "off")
			.setServerConfig("full_page_writes", "off")
			.setServerConfig("max_connections", "500")
			.start();
		Path pid = askForPasswords(postgres);
		return new PostgreSqlServer("jdbc:postgresql://localhost:" + postgres.getPort() + "/", "postgres", "embedded",
				new ProcessControl(new PidFile(pid).process()));
	}

	/**
	 * The embedded server lets everybody in; with this a wrong password fails as it does
	 * in the container.
	 * @return the file with the server's process
	 */
	private static Path askForPasswords(EmbeddedPostgres postgres) throws SQLException, IOException {
		try (Connection connection = postgres.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("ALTER USER postgres PASSWORD '" + PASSWORD + "'");
			Path hba;
			try (ResultSet file = statement.executeQuery("SHOW hba_file")) {
				file.next();
				hba = Path.of(file.getString(1));
				Files.writeString(hba, "host all all all scram-sha-256\n");
			}
			statement.execute("SELECT pg_reload_conf()");
			return hba.resolveSibling("postmaster.pid");
		}
	}

	@Override
	public ServerDatabase create() throws SQLException {
		String name = this.names.next();
		run("CREATE DATABASE " + name);
		return ServerDatabase.of(DatabaseType.POSTGRESQL, this.server.at(this.root + name),
				() -> run("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
	}

	private void run(String sql) throws SQLException {
		try (Connection connection = this.server.connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Override
	public String description() throws SQLException {
		return ServerVersion.of(this.server).number() + " (" + this.origin + ")";
	}

	@Override
	public ServerControl control() {
		return this.control;
	}

}
