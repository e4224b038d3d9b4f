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
					+ " is not on the class path: add the dependency " + type.driverDependency());
		}
	}

}
