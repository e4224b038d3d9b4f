package io.appdb.test.server;

import java.sql.SQLException;

/**
 * Makes a database of this run by a statement of the caller's. Safe for every thread.
 */
@FunctionalInterface
interface DatabaseCreation {

	/**
	 * Names a new database and creates it.
	 * @param statement the statement with {@code %s} where the new name goes
	 * @return the database
	 * @throws SQLException if the server refuses
	 */
	ServerDatabase create(String statement) throws SQLException;

}
