package io.appdb.engine;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * A listener of the application that may throw when a transaction has begun: nobody gets
 * that transaction then, so that it is ended here. As long-lived and as shared as the
 * listener.
 *
 * @param listener the listener
 * @param end ends a transaction that nobody gets
 */
record BeginListener(TransactionExecutionListener listener,
		Consumer<DefaultTransactionStatus> end) implements TransactionExecutionListener {

	@Override
	public void beforeBegin(TransactionExecution transaction) {
		this.listener.beforeBegin(transaction);
	}

	@Override
	public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
		try {
			this.listener.afterBegin(transaction, failure);
		}
		catch (RuntimeException | Error ex) {
			if (failure == null && transaction instanceof DefaultTransactionStatus status) {
				this.end.accept(status);
			}
			throw ex;
		}
	}

	@Override
	public void beforeCommit(TransactionExecution transaction) {
		this.listener.beforeCommit(transaction);
	}

	@Override
	public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
		this.listener.afterCommit(transaction, failure);
	}

	@Override
	public void beforeRollback(TransactionExecution transaction) {
		this.listener.beforeRollback(transaction);
	}

	@Override
	public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
		this.listener.afterRollback(transaction, failure);
	}

}
