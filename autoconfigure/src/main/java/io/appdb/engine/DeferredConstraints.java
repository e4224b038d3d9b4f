package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The part of a database that can check constraints before a commit would. Stateless.
 */
public interface DeferredConstraints {

	/**
	 * Checks the constraints that are deferred to the commit of the connection's
	 * transaction.
	 * @param connection the connection
	 * @throws SQLException when one is violated
	 */
	void check(Connection connection) throws SQLException;

}
