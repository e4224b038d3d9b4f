package io.appdb.test;

import java.util.Locale;

/**
 * The databases a test can ask for. Constants, safe for every thread.
 */
public enum DatabaseKind {

	/**
	 * PostgreSQL, in a container or embedded.
	 */
	POSTGRESQL("org.postgresql.Driver"),

	/**
	 * MySQL, only in a container: there are no embedded binaries of it.
	 */
	MYSQL("com.mysql.cj.jdbc.Driver"),

	/**
	 * MariaDB, in a container or embedded.
	 */
	MARIADB("org.mariadb.jdbc.Driver"),

	/**
	 * SQLite, in a temporary file.
	 */
	SQLITE("org.sqlite.JDBC"),

	/**
	 * H2, in memory.
	 */
	H2("org.h2.Driver");

	private final String driverClassName;

	DatabaseKind(String driverClassName) {
		this.driverClassName = driverClassName;
	}

	String driverClassName() {
		return this.driverClassName;
	}

	/**
	 * The name as a person writes it in a configuration file.
	 * @return the lower-case name, such as {@code postgresql}
	 */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
