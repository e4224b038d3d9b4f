package io.appdb.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Objects;

import io.appdb.error.Causes;
import io.appdb.error.CommitLostException;
import io.appdb.error.CommitOutcomeUnknownException;
import io.appdb.error.SqlErrorTranslator;
import io.appdb.error.TransactionAbortedException;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Spring's transaction manager, whose commit is certain: one that the server has turned
 * into a rollback is an {@link UnexpectedRollbackException} with the first failure as its
 * cause, one whose connection broke a {@link CommitOutcomeUnknownException}. Shared by
 * all threads; owned by whoever owns the entity manager factory.
 */
public final class DatabaseTransactionManager extends JpaTransactionManager {

	/**
	 * The class of SQLStates that the standard has for transactions.
	 */
	private static final String INVALID_STATE = "25";

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
	 * Sees to it that a transaction ends whose begin a listener makes fail.
	 */
	@Override
	public void afterPropertiesSet() {
		super.afterPropertiesSet();
		setTransactionExecutionListeners(
				new ArrayList<>(getTransactionExecutionListeners().stream().map(this::ending).toList()));
	}

	private TransactionExecutionListener ending(TransactionExecutionListener listener) {
		return (listener instanceof BeginListener) ? listener : new BeginListener(listener, this::abandon);
	}

	/**
	 * Ends a transaction that nobody gets; what it has suspended is resumed by Spring.
	 */
	private void abandon(DefaultTransactionStatus status) {
		if (status.isNewSynchronization()) {
			TransactionSynchronizationManager.clear();
		}
		if (status.isNewTransaction()) {
			doCleanupAfterCompletion(status.getTransaction());
		}
	}

	/**
	 * Rolls back what is not ended, as where a listener made the rollback fail: nobody
	 * does so any more.
	 */
	@Override
	protected void doCleanupAfterCompletion(Object transaction) {
		try {
			if (TransactionSynchronizationManager
				.getResource(obtainEntityManagerFactory()) instanceof EntityManagerHolder holder) {
				endUnended(holder.getEntityManager());
			}
		}
		finally {
			super.doCleanupAfterCompletion(transaction);
		}
	}

	private void endUnended(EntityManager entityManager) {
		if (!entityManager.isOpen() || !entityManager.getTransaction().isActive()) {
			return;
		}
		try {
			entityManager.getTransaction().rollback();
		}
		catch (RuntimeException ex) {
			logger.warn("A transaction that was not ended could not be rolled back", ex);
		}
	}

	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
		FirstFailure.forget(getDataSource());
		super.doBegin(transaction, definition);
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

	/**
	 * Verifies that the transaction of this thread can still be committed, before those
	 * of other databases are.
	 * @throws UnexpectedRollbackException when an earlier failure keeps it from that
	 */
	public void requireCommittable() {
		FirstFailure failure = FirstFailure.current(getDataSource());
		boolean aborted = failure != null && failure.isTransactionAborted();
		if (aborted || isMarkedForRollback()) {
			throw unexpected((failure != null) ? translated(failure.exception()) : null);
		}
	}

	/**
	 * Finds out what a failure means that came when the changes of a transaction were
	 * written before its commit.
	 * @param failure what was thrown
	 * @return an exception that names the first failure, where that has left the
	 * transaction in a state in which nothing can be done any more; else the failure
	 */
	public RuntimeException beforeCommit(RuntimeException failure) {
		FirstFailure first = FirstFailure.current(getDataSource());
		SQLException refused = Causes.find(failure, SQLException.class);
		boolean isOver = first != null && refused != null && refused != first.exception()
				&& String.valueOf(refused.getSQLState()).startsWith(INVALID_STATE);
		return isOver ? unexpected(translated(Objects.requireNonNull(first).exception())) : failure;
	}

	private boolean isMarkedForRollback() {
		return TransactionSynchronizationManager
			.getResource(obtainEntityManagerFactory()) instanceof EntityManagerHolder holder
				&& (holder.isRollbackOnly() || holder.getEntityManager().getTransaction().getRollbackOnly());
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
			throw commitFailure(ex);
		}
	}

	/**
	 * Finds out what a failure means that came while a commit wrote what was left.
	 * @param failure what was thrown
	 * @return an exception that says that nothing is stored, for the failure of an entity
	 * that was caught before; else the failure itself
	 */
	public static RuntimeException commitFailure(RuntimeException failure) {
		UnusableSessionException unusable = Causes.find(failure, UnusableSessionException.class);
		return (unusable != null) ? unexpected((Exception) unusable.getCause()) : failure;
	}

	private Exception translated(Exception failure) {
		Exception translated = (failure instanceof SQLException refused)
				? this.errors.translate("transaction", null, refused) : null;
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
