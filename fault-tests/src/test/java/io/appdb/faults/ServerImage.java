package io.appdb.faults;

import io.appdb.engine.DatabaseType;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The servers that are broken, each with the durability that it comes with. Constants.
 */
enum ServerImage {

	/**
	 * PostgreSQL, which takes this signal for an end that waits for no client.
	 */
	POSTGRESQL("postgres:18", 5432, "SIGINT", "/var/lib/postgresql"),

	/**
	 * MySQL.
	 */
	MYSQL("mysql:9.7", 3306, "SIGTERM", "/var/lib/mysql"),

	/**
	 * MariaDB.
	 */
	MARIADB("mariadb:11.8", 3306, "SIGTERM", "/var/lib/mysql");

	/**
	 * How many connections each one lets in.
	 */
	static final int MAX_CONNECTIONS = 40;

	/**
	 * Of the user who may do everything.
	 */
	static final String PASSWORD = "test";

	private final String image;

	private final int port;

	private final String stopSignal;

	private final String files;

	ServerImage(String image, int port, String stopSignal, String files) {
		this.image = image;
		this.port = port;
		this.stopSignal = stopSignal;
		this.files = files;
	}

	static ServerImage of(DatabaseType type) {
		return valueOf(type.name());
	}

	/**
	 * A container that is not started. A network that is cut in the middle of a greeting
	 * must not shut the bank out, a server with a binary log waits for a minute when its
	 * disk is full, and one with a file for each table has room in them for hours.
	 */
	@SuppressWarnings("resource")
	JdbcDatabaseContainer<?> container() {
		String connections = "--max-connections=" + MAX_CONNECTIONS;
		String errors = "--max-connect-errors=1000000";
		String oneFile = "--innodb-file-per-table=OFF";
		String grows = "--innodb-autoextend-increment=1";
		JdbcDatabaseContainer<?> container = switch (this) {
			case POSTGRESQL -> new PostgreSQLContainer(this.image).withUsername("test")
				.withCommand("postgres", "-c", "max_connections=" + MAX_CONNECTIONS);
			case MYSQL -> new MySQLContainer(this.image).withUsername("root")
				.withCommand("mysqld", connections, errors, oneFile, grows, "--skip-log-bin");
			case MARIADB -> new MariaDBContainer(this.image).withUsername("root")
				.withCommand("mariadbd", connections, errors, oneFile, grows);
		};
		container.withDatabaseName("bank").withPassword(PASSWORD);
		return container;
	}

	String image() {
		return this.image;
	}

	/**
	 * Where the server's files are.
	 */
	String files() {
		return this.files;
	}

	String stopSignal() {
		return this.stopSignal;
	}

	int port() {
		return this.port;
	}

	/**
	 * The URL of the bank's database.
	 * @param published where it is reached
	 */
	String url(PublishedPort published) {
		String parameters = (this == MYSQL) ? "?useSSL=false&allowPublicKeyRetrieval=true" : "";
		return "jdbc:" + DatabaseType.valueOf(name()).keyword() + "://" + published + "/bank" + parameters;
	}

}
