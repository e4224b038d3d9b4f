package io.appdb.test.server;

import java.io.IOException;
import java.sql.SQLException;

/**
 * Makes empty databases of one type, on a server that runs until the JVM ends. Safe for
 * every thread.
 */
interface DatabaseSource {

	ServerDatabase create() throws SQLException, IOException;

	/**
	 * Makes what copies these databases; asked for once.
	 * @return templates and copies on this server
	 */
	DatabaseCopies copies();

	/**
	 * What the line about this server says.
	 * @return version and origin, such as {@code 18.6 (container postgres:18)}
	 */
	String description() throws SQLException;

	/**
	 * Stops the server for a while.
	 * @return its control, the same one each time
	 */
	ServerControl control();

}
