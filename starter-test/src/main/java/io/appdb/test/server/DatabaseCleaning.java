package io.appdb.test.server;

import java.sql.SQLException;

/**
 * Removes what tests have committed to one database, and leaves what its migrations had
 * put in. Used by one thread at a time.
 */
public interface DatabaseCleaning {

	/**
	 * Empties the tables that were empty when this object was made, gives the others the
	 * rows they had then, and lets generated identifiers start where they did. The
	 * history of the migrations is not touched. Costs little when little was written.
	 * @throws SQLException if the database refuses
	 */
	void clean() throws SQLException;

}
