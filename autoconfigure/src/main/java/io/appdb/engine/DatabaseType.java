package io.appdb.engine;

/**
 * The databases this library knows.
 */
public enum DatabaseType {

	/**
	 * PostgreSQL.
	 */
	POSTGRESQL,

	/**
	 * MySQL, through MySQL Connector/J.
	 */
	MYSQL,

	/**
	 * MariaDB, through its own driver.
	 */
	MARIADB,

	/**
	 * SQLite, in a file or in memory.
	 */
	SQLITE,

	/**
	 * H2, which the application adds as a dependency.
	 */
	H2

}
