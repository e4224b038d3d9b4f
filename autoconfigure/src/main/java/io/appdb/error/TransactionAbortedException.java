package io.appdb.error;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * A transaction that the server had aborted after a failed statement was to be committed:
 * the server would have rolled it back and reported no error. It is rolled back. Not to
 * be changed by threads that share it.
 */
public final class TransactionAbortedException extends SQLException {

	/**
	 * SQLState of a statement in a transaction that has failed.
	 */
	private static final String IN_FAILED_TRANSACTION = "25P02";

	/**
	 * Creates the exception.
	 * @param cause what the first failed statement reported, if it is known
	 */
	public TransactionAbortedException(@Nullable SQLException cause) {
		super("The server had aborted the transaction after a failed statement", IN_FAILED_TRANSACTION, cause);
	}

	/**
	 * Tells whether a failure comes from a transaction that the server has aborted.
	 * @param failure the failure
	 * @return whether a statement or a commit was refused for an earlier failure
	 */
	public static boolean isIn(Throwable failure) {
		Throwable current = Causes.find(failure, SQLException.class);
		while (current != null) {
			if (current instanceof SQLException refused && IN_FAILED_TRANSACTION.equals(refused.getSQLState())) {
				return true;
			}
			current = current.getCause();
		}
		return false;
	}

}
