package io.appdb.session.request;

import java.util.List;

import io.appdb.engine.FirstFailure;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

/**
 * What listens for the end of the transactions of a handler on several databases. Each
 * transaction has listeners of its own, and Spring suspends those of the others
 * meanwhile: whoever registers one while the handler runs does so with the transaction
 * that is committed first. Stateless.
 */
final class BeforeCommit {

	private BeforeCommit() {
	}

	/**
	 * Calls the listeners before the commit, and takes them off the first transaction.
	 * @return what {@link #register} gives to the last one, whose end is that of all
	 */
	static List<TransactionSynchronization> run() {
		TransactionSynchronizationUtils.triggerBeforeCommit(false);
		List<TransactionSynchronization> listeners = TransactionSynchronizationManager.getSynchronizations();
		TransactionSynchronizationManager.clearSynchronization();
		TransactionSynchronizationManager.initSynchronization();
		listeners.stream()
			.filter(FirstFailure.class::isInstance)
			.forEach(TransactionSynchronizationManager::registerSynchronization);
		return listeners;
	}

	/**
	 * Registers listeners with the transaction that is current now. A failure that is
	 * noted knows itself which database it is of.
	 * @param listeners the listeners
	 * @param last whether it is the last transaction
	 */
	static void register(List<TransactionSynchronization> listeners, boolean last) {
		for (TransactionSynchronization listener : listeners) {
			if (listener instanceof FirstFailure) {
				TransactionSynchronizationManager.registerSynchronization(listener);
			}
			else if (last) {
				TransactionSynchronizationManager.registerSynchronization(new Called(listener));
			}
		}
	}

	/**
	 * A listener that has heard of the commit.
	 *
	 * @param listener the listener
	 */
	private record Called(TransactionSynchronization listener) implements TransactionSynchronization {

		@Override
		public int getOrder() {
			return this.listener.getOrder();
		}

		@Override
		public void suspend() {
			this.listener.suspend();
		}

		@Override
		public void resume() {
			this.listener.resume();
		}

		@Override
		public void flush() {
			this.listener.flush();
		}

		@Override
		public void savepoint(Object savepoint) {
			this.listener.savepoint(savepoint);
		}

		@Override
		public void savepointRollback(Object savepoint) {
			this.listener.savepointRollback(savepoint);
		}

		@Override
		public void beforeCompletion() {
			this.listener.beforeCompletion();
		}

		@Override
		public void afterCommit() {
			this.listener.afterCommit();
		}

		@Override
		public void afterCompletion(int status) {
			this.listener.afterCompletion(status);
		}

	}

}
