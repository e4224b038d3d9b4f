package io.appdb.test;

import java.sql.Connection;
import java.sql.SQLException;

import io.appdb.engine.DatabaseType;

/**
 * Lets a server end the connections to a database. One for each type that can; without
 * state, shared by all threads.
 */
@FunctionalInterface
interface ConnectionKiller {

	/**
	 * Ends all connections but the given one.
	 * @param connection a connection to the database
	 * @return how many there were
	 */
	int kill(Connection connection) throws SQLException;

	static ConnectionKiller of(DatabaseType type) {
		return switch (type) {
			case POSTGRESQL -> new PostgreSqlKiller();
			case MYSQL, MARIADB -> new MySqlKiller();
			case H2 -> new H2Killer();
			case OTHER -> throw new UnsupportedOperationException(
					"killConnections: it is not known how connections of another database are ended");
			case SQLITE -> throw new UnsupportedOperationException("killConnections: SQLite has no server that could "
					+ "end connections, it runs in this process; use refuseConnections()");
		};
	}

}
