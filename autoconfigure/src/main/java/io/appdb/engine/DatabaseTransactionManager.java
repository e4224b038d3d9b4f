package io.appdb.engine;

import java.sql.SQLException;

import io.appdb.error.Causes;
import io.appdb.error.CommitLostException;
import io.appdb.error.CommitOutcomeUnknownException;
import io.appdb.error.SqlErrorTranslator;
import io.appdb.error.TransactionAbortedException;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Spring's transaction manager, whose commit is certain: one that the server has turned
 * into a rollback is an {@link UnexpectedRollbackException} with the first failure as its
 * cause, one whose connection broke a {@link CommitOutcomeUnknownException}. Shared by
 * all threads; owned by whoever owns the entity manager factory.
 */
public final class DatabaseTransactionManager extends JpaTransactionManager {

	private final SqlErrorTranslator errors;

	/**
	 * Creates the transaction manager, with savepoints for nested transactions. The
	 * entity manager factory is set by its owner or found in the bean factory.
	 * @param errors translates the first failure of a transaction
	 */
	public DatabaseTransactionManager(SqlErrorTranslator errors) {
		this.errors = errors;
		setNestedTransactionAllowed(true);
	}

	/**
	 * Lets a commit come to {@link #prepareForCommit}, which knows why the transaction
	 * cannot be committed.
	 */
	@Override
	protected boolean shouldCommitOnGlobalRollbackOnly() {
		return true;
	}

	@Override
	protected void prepareForCommit(DefaultTransactionStatus status) {
		if (!status.isNewTransaction() && !status.hasSavepoint()) {
			return;
		}
		FirstFailure failure = FirstFailure.current(getDataSource());
		boolean aborted = failure != null && failure.isTransactionAborted();
		if (!aborted && !status.isGlobalRollbackOnly()) {
			return;
		}
		UnexpectedRollbackException unexpected = unexpected((failure != null) ? translated(failure.exception()) : null);
		try {
			triggerBeforeCompletion(status);
			rollback(status);
		}
		catch (RuntimeException ex) {
			unexpected.addSuppressed(ex);
		}
		throw unexpected;
	}

	private void rollback(DefaultTransactionStatus status) {
		if (status.hasSavepoint()) {
			status.rollbackToHeldSavepoint();
		}
		else {
			doRollback(status);
		}
	}

	@Override
	protected void doCommit(DefaultTransactionStatus status) {
		try {
			super.doCommit(status);
		}
		catch (RuntimeException ex) {
			if (Causes.find(ex, CommitLostException.class) != null) {
				throw new CommitOutcomeUnknownException(ex);
			}
			if (TransactionAbortedException.isIn(ex)) {
				throw unexpected(ex);
			}
			throw ex;
		}
	}

	private Exception translated(SQLException failure) {
		Exception translated = this.errors.translate("transaction", null, failure);
		return (translated != null) ? translated : failure;
	}

	private static UnexpectedRollbackException unexpected(@Nullable Exception failure) {
		String message = "The transaction was rolled back, nothing of it is stored: ";
		if (failure == null) {
			return new UnexpectedRollbackException(message + "it was marked for rollback by an earlier failure that "
					+ "was caught; let exceptions end the transaction, or use a savepoint around what may fail");
		}
		return new UnexpectedRollbackException(message + "an earlier failure in it was caught, and it could not go on; "
				+ "let exceptions end the transaction, or use a savepoint around what may fail. The first failure: "
				+ failure.getClass().getSimpleName(), failure);
	}

}
