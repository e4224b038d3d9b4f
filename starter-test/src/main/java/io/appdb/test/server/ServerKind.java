package io.appdb.test.server;

import io.appdb.engine.DatabaseType;
import org.jspecify.annotations.Nullable;

/**
 * The types of database that have a server, and where one is had from. Constants.
 */
enum ServerKind {

	/**
	 * PostgreSQL.
	 */
	POSTGRESQL(DatabaseType.POSTGRESQL, "postgres:18", "postgresql", "/postgres"),

	/**
	 * MySQL.
	 */
	MYSQL(DatabaseType.MYSQL, "mysql:9.7", "mysql", "/mysql?useSSL=false&allowPublicKeyRetrieval=true"),

	/**
	 * MariaDB.
	 */
	MARIADB(DatabaseType.MARIADB, "mariadb:11.8", "mariadb", "/mysql");

	private final DatabaseType type;

	private final String image;

	private final String module;

	private final String maintenance;

	ServerKind(DatabaseType type, String image, String module, String maintenance) {
		this.type = type;
		this.image = image;
		this.module = module;
		this.maintenance = maintenance;
	}

	static ServerKind of(DatabaseType type) {
		return valueOf(type.name());
	}

	DatabaseType type() {
		return this.type;
	}

	/**
	 * The image of a version.
	 * @param version the tag, {@code null} for the one that this library was tested with
	 * @return name and tag
	 */
	String image(@Nullable String version) {
		return (version != null) ? this.image.substring(0, this.image.indexOf(':') + 1) + version : this.image;
	}

	/**
	 * The dependency that brings the container.
	 * @return group and artifact
	 */
	String containerDependency() {
		return "org.testcontainers:testcontainers-" + this.module;
	}

	String containerClass() {
		return "org.testcontainers." + this.module + "." + switch (this) {
			case POSTGRESQL -> "PostgreSQLContainer";
			case MYSQL -> "MySQLContainer";
			case MARIADB -> "MariaDBContainer";
		};
	}

	int port() {
		return (this == POSTGRESQL) ? 5432 : 3306;
	}

	/**
	 * The URL of the database from which others are made on a server of this library's.
	 * @param host the host
	 * @param port the port
	 * @return a JDBC URL
	 */
	String url(String host, int port) {
		return "jdbc:" + this.type.keyword() + "://" + host + ":" + port + this.maintenance;
	}

}
