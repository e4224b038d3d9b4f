package io.appdb.session.steps;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What an application does when a transaction ends. Lives as long as the transaction.
 *
 * @param steps what it takes part in
 */
record SteppedSynchronization(Steps steps) implements TransactionSynchronization {

	static void register(Steps steps) {
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(new SteppedSynchronization(steps));
		}
	}

	@Override
	public void beforeCommit(boolean readOnly) {
		this.steps.call("beforeCommit");
	}

	@Override
	public void beforeCompletion() {
		this.steps.call("beforeCompletion");
	}

	@Override
	public void afterCommit() {
		this.steps.call("afterCommit");
	}

	@Override
	public void afterCompletion(int status) {
		this.steps.call("afterCompletion");
	}

}
