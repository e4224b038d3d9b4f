package io.appdb.error;

import java.sql.SQLException;
import java.sql.SQLWarning;

/**
 * The connection broke while a commit was under way, and the server may have carried it
 * out or not; or the server has carried it out, and a standby that had to confirm it has
 * not. Has the SQLState and code of what the driver reported, so that a pool gives the
 * connection up. Not to be changed by threads that share it.
 */
public final class CommitLostException extends SQLException {

	/**
	 * Creates the exception.
	 * @param cause what the driver reported
	 */
	public CommitLostException(SQLException cause) {
		super((cause instanceof SQLWarning) ? "The standby did not confirm the commit"
				: "The connection broke during the commit", cause.getSQLState(), cause.getErrorCode(), cause);
	}

}
