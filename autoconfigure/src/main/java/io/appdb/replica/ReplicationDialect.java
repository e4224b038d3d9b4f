package io.appdb.replica;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * How a database tells how far its replication is. A position is a text of the server,
 * such as a WAL position or a set of transaction identifiers. Stateless, shared by all
 * threads.
 */
public interface ReplicationDialect {

	/**
	 * Reads the position of the primary: everything that was committed before has it or
	 * an earlier one.
	 * @param connection a connection to the primary
	 * @return the position, {@code null} when the server keeps none
	 * @throws SQLException when the server does not answer
	 */
	@Nullable String primaryPosition(Connection connection) throws SQLException;

	/**
	 * Reads the position up to which a replica shows what was committed.
	 * @param connection a connection to the replica
	 * @return the position, {@code null} when the server is none
	 * @throws SQLException when the server does not answer
	 */
	@Nullable String replayedPosition(Connection connection) throws SQLException;

	/**
	 * Compares two positions.
	 * @param replayed the position of a replica
	 * @param wanted the position of the primary
	 * @return whether the replica shows all that was committed up to then
	 * @throws IllegalArgumentException when a text is no position
	 */
	boolean includes(String replayed, String wanted);

	/**
	 * Tells whether a failure is that of a replica only, such as a conflict of a query
	 * with its replay, so that the primary would not have failed.
	 * @param failure what the driver has thrown
	 * @return whether it is; a lost connection need not be told
	 */
	boolean isOfReplica(SQLException failure);

}
