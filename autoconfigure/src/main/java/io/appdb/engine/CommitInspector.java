package io.appdb.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;

import org.jspecify.annotations.Nullable;

/**
 * Knows of commits that a driver reports as a success although they are none. One per
 * database, asked with each commit of any database, shared by all threads.
 */
public interface CommitInspector {

	/**
	 * Tells whether the server has aborted the transaction of a connection, so that it
	 * would answer a commit with a rollback; no round trip.
	 * @param connection a connection of any database
	 * @return whether it has
	 * @throws SQLException when the connection is closed
	 */
	boolean isAborted(Connection connection) throws SQLException;

	/**
	 * Finds out why a transaction was aborted.
	 * @param connection a connection whose transaction is aborted
	 * @return the failure of the first statement, {@code null} when it is not known
	 */
	@Nullable SQLException failure(Connection connection);

	/**
	 * Finds out whether the commit that the connection has just made was not confirmed by
	 * the standby that it had to wait for; no round trip.
	 * @param connection a connection of any database
	 * @return what the server warns of, or {@code null}
	 * @throws SQLException when the connection is closed
	 */
	@Nullable SQLWarning unconfirmed(Connection connection) throws SQLException;

}
