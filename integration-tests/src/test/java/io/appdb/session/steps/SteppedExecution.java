package io.appdb.session.steps;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * What an application listens to in all transactions.
 *
 * @param steps what it takes part in
 */
record SteppedExecution(Steps steps) implements TransactionExecutionListener {

	@Override
	public void beforeBegin(TransactionExecution transaction) {
		this.steps.call("beforeBegin");
	}

	@Override
	public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
		this.steps.call("afterBegin");
	}

	@Override
	public void beforeCommit(TransactionExecution transaction) {
		this.steps.call("execution beforeCommit");
	}

	@Override
	public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
		this.steps.call("execution afterCommit");
	}

	@Override
	public void beforeRollback(TransactionExecution transaction) {
		this.steps.call("beforeRollback");
	}

	@Override
	public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
		this.steps.call("afterRollback");
	}

}
