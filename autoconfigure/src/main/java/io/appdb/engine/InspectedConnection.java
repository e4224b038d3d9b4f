package io.appdb.engine;

import java.sql.Connection;

/**
 * A connection that takes notice of what is done with the driver's own connection, which
 * may be looked at without that.
 */
public interface InspectedConnection {

	/**
	 * Returns the connection of the driver, to be looked at only.
	 * @return the connection
	 */
	Connection inspected();

}
