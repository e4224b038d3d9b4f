package io.appdb.test.server;

import io.appdb.engine.DatabaseType;

/**
 * The JDBC drivers and the dependencies that bring them. Immutable.
 *
 * @param classPath where they have to be
 */
record JdbcDrivers(ClassPath classPath) {

	void require(DatabaseType type) {
		String driver = (type == DatabaseType.SQLITE) ? "org.sqlite.JDBC" : type.driverClassName();
		if (!this.classPath.hasClass(driver)) {
			throw new TestServerException("No " + type.displayName() + " for tests: its JDBC driver " + driver
					+ " is not on the class path: add the dependency " + dependency(type));
		}
	}

	static String dependency(DatabaseType type) {
		return switch (type) {
			case POSTGRESQL -> "org.postgresql:postgresql";
			case MYSQL -> "com.mysql:mysql-connector-j";
			case MARIADB -> "org.mariadb.jdbc:mariadb-java-client";
			case SQLITE -> "org.xerial:sqlite-jdbc";
			case H2 -> "com.h2database:h2";
			case OTHER -> "of its driver";
		};
	}

}
