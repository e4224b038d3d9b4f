package io.appdb.error;

import org.springframework.transaction.TransactionSystemException;

/**
 * The connection to the database broke while a commit was under way, or PostgreSQL gave
 * up to wait for the standby that was to confirm it: the transaction may be stored or
 * not. Repeating it would do the work twice in the first case, so nothing here does: look
 * whether the work is there, or repeat what may happen twice. Unlike
 * {@link DatabaseUnavailableException}, after which nothing is stored.
 * <p>
 * As Spring reports it, synchronizations complete with the status
 * {@link org.springframework.transaction.support.TransactionSynchronization#STATUS_UNKNOWN}.
 */
public final class CommitOutcomeUnknownException extends TransactionSystemException {

	/**
	 * Creates the exception.
	 * @param cause what was thrown by the commit
	 */
	public CommitOutcomeUnknownException(Throwable cause) {
		super("The connection to the database broke during the commit, or a standby did not confirm it: "
				+ "the transaction may be stored or not; " + "look whether it is before the work is repeated", cause);
	}

	/**
	 * Tells whether a failure leaves open if its work is stored: that of a commit, and of
	 * a statement that commits by itself.
	 * @param failure the failure
	 * @return whether it or one of its causes is such a failure
	 */
	public static boolean isIn(Throwable failure) {
		DatabaseUnavailableException unavailable = Causes.find(failure, DatabaseUnavailableException.class);
		return Causes.find(failure, CommitOutcomeUnknownException.class) != null
				|| Causes.find(failure, CommitLostException.class) != null
				|| (unavailable != null && unavailable.reason() == DatabaseUnavailableException.Reason.OUTCOME_UNKNOWN);
	}

}
