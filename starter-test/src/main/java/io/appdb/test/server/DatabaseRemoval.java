package io.appdb.test.server;

import java.io.IOException;
import java.sql.SQLException;

/**
 * Drops one database with everything that is connected to it; doing so twice is harmless.
 */
@FunctionalInterface
interface DatabaseRemoval {

	void remove() throws SQLException, IOException;

}
