package io.appdb.error;

import java.sql.SQLException;

/**
 * The connection broke while a commit was under way: the server may have carried it out
 * or not. Has the SQLState and code of what the driver reported, so that a pool gives the
 * connection up. Not to be changed by threads that share it.
 */
public final class CommitLostException extends SQLException {

	/**
	 * Creates the exception.
	 * @param cause what the driver reported
	 */
	public CommitLostException(SQLException cause) {
		super("The connection broke during the commit", cause.getSQLState(), cause.getErrorCode(), cause);
	}

}
