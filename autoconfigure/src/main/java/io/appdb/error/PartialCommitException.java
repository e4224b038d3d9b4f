package io.appdb.error;

import java.util.List;

import org.springframework.transaction.TransactionSystemException;

/**
 * A handler has worked with several databases, and the commit of one of them failed when
 * that of another had succeeded: what was written to the latter is stored, the rest is
 * not. Two databases do not share a transaction. Nothing here repeats the work.
 */
public final class PartialCommitException extends TransactionSystemException {

	private final List<String> committed;

	private final String failed;

	private final List<String> rolledBack;

	/**
	 * Creates the exception.
	 * @param committed the names of the databases whose transactions are committed, in
	 * their order
	 * @param failed the name of the database whose commit failed
	 * @param rolledBack the names of those whose transactions were rolled back therefore
	 * @param cause what the commit threw
	 */
	public PartialCommitException(List<String> committed, String failed, List<String> rolledBack, Throwable cause) {
		super("Committed on " + committed + ", but the commit on '" + failed + "' failed"
				+ (rolledBack.isEmpty() ? "" : " and " + rolledBack + " was rolled back")
				+ ": what one database has stored has to be taken back or completed by hand; databases that must "
				+ "change together need an outbox table in the one that is committed first", cause);
		this.committed = List.copyOf(committed);
		this.failed = failed;
		this.rolledBack = List.copyOf(rolledBack);
	}

	/**
	 * Returns the databases that have stored their part.
	 * @return their names, in the order of their commits
	 */
	public List<String> committed() {
		return this.committed;
	}

	/**
	 * Returns the database whose commit failed. Whether it has stored its part is open
	 * only where the cause is a {@link CommitOutcomeUnknownException}.
	 * @return its name
	 */
	public String failed() {
		return this.failed;
	}

	/**
	 * Returns the databases that were to be committed after it.
	 * @return their names; nothing of their part is stored
	 */
	public List<String> rolledBack() {
		return this.rolledBack;
	}

}
