package io.appdb.session;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionImplementor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Looks after a commit for what its listeners have changed in the persistence context:
 * the transaction is over by then, and nothing writes it any more. Looks only where there
 * were listeners. One per database, shared by all threads.
 */
final class LeftChanges implements TransactionExecutionListener {

	private static final Logger logger = LoggerFactory.getLogger(LeftChanges.class);

	private final EntityManagerFactory factory;

	private LeftChanges(EntityManagerFactory factory) {
		this.factory = factory;
	}

	static void listenTo(PlatformTransactionManager transactionManager, EntityManagerFactory factory) {
		if (transactionManager instanceof ConfigurableTransactionManager configurable) {
			List<TransactionExecutionListener> listeners = new ArrayList<>(
					configurable.getTransactionExecutionListeners());
			listeners.add(new LeftChanges(factory));
			configurable.setTransactionExecutionListeners(listeners);
		}
	}

	@Override
	public void beforeCommit(TransactionExecution transaction) {
		if (TransactionSynchronizationManager.isSynchronizationActive()
				&& TransactionSynchronizationManager.getSynchronizations().stream().anyMatch(LeftChanges::isListener)) {
			TransactionSynchronizationManager.registerSynchronization(new Look());
		}
	}

	private void look() {
		if (!(TransactionSynchronizationManager.getResource(this.factory) instanceof EntityManagerHolder holder)) {
			return;
		}
		PendingChanges changes = PendingChanges.unwritten(holder.getEntityManager().unwrap(SessionImplementor.class));
		if (changes.isEmpty()) {
			return;
		}
		if (holder instanceof Receiver own) {
			own.leftByListener();
		}
		else {
			warn(changes);
		}
	}

	/**
	 * Says that changes are lost.
	 */
	static void warn(PendingChanges changes) {
		logger.warn("A listener left changes in a session after the commit, which nothing writes any more: {}. Write "
				+ "there in a transaction of its own: SessionManager.inTransaction(...), or @Transactional(propagation = "
				+ "REQUIRES_NEW)", changes);
	}

	/**
	 * Whether somebody else than the database layers listens.
	 */
	private static boolean isListener(TransactionSynchronization synchronization) {
		String type = synchronization.getClass().getName();
		return !(type.startsWith("org.springframework.orm.") || type.startsWith("org.springframework.jdbc.")
				|| type.startsWith("io.appdb.engine."));
	}

	/**
	 * Hears of changes that were left, and says so when they are lost.
	 */
	interface Receiver {

		void leftByListener();

	}

	/**
	 * Looks after all listeners, as it is the last to be registered. Lives as long as the
	 * transaction.
	 */
	private final class Look implements TransactionSynchronization {

		@Override
		public void afterCompletion(int status) {
			if (status == STATUS_COMMITTED) {
				look();
			}
		}

	}

}
