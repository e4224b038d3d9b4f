package io.appdb.error;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * How the drivers of one database report errors. Implementations are safe for every
 * thread.
 */
public interface SqlErrorDialect {

	/**
	 * Whether the error is one of this database's drivers.
	 */
	boolean speaks(SQLException error);

	/**
	 * The codes that are told apart.
	 */
	ErrorCodes codes();

	/**
	 * What the error is, by SQLState and vendor code, or null when the codes say nothing
	 * that is known here.
	 */
	@Nullable SqlErrorKind kind(SQLException error);

	/**
	 * Which constraint, table and columns the driver names, as far as it does.
	 */
	Constraint constraint(SQLException error, SqlErrorKind kind);

	/**
	 * Whether the error says that the connection is lost, or was replaced by one to
	 * another server, in other words than the SQLStates that all databases share.
	 */
	default boolean isConnectionLost(SQLException error) {
		return false;
	}

	/**
	 * Whether the driver reports a lost connection as nothing but a closed statement.
	 */
	default boolean isClosedByDriver(SQLException error) {
		return false;
	}

	/**
	 * Whether the error says that the server takes no writes, as a replica does; a
	 * read-only transaction on any server may be refused with the same.
	 */
	default boolean isServerReadOnly(SQLException error) {
		return false;
	}

	/**
	 * Whether the server has rolled back the whole transaction with the statement that
	 * failed, and begins a new one with the next; by default with a deadlock.
	 */
	default boolean abortsTransaction(SQLException error) {
		return kind(error) == SqlErrorKind.DEADLOCK;
	}

}
