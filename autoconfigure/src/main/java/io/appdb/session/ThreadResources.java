package io.appdb.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What Spring keeps on a thread for a transaction, taken off it so that another session
 * can work there meanwhile; what SQL by hand has bound there for the length of the
 * transaction goes along. Lives from {@link #detach} to {@link #attach}.
 */
final class ThreadResources {

	private final Map<Object, Object> resources = new LinkedHashMap<>();

	private final @Nullable List<TransactionSynchronization> synchronizations;

	private final @Nullable String name;

	private final boolean readOnly;

	private final @Nullable Integer isolation;

	private final boolean active;

	private ThreadResources(List<Object> keys) {
		keys.forEach(this::take);
		List.copyOf(TransactionSynchronizationManager.getResourceMap().keySet())
			.stream()
			.filter(TransactionKey.class::isInstance)
			.forEach(this::take);
		this.name = TransactionSynchronizationManager.getCurrentTransactionName();
		this.readOnly = TransactionSynchronizationManager.isCurrentTransactionReadOnly();
		this.isolation = TransactionSynchronizationManager.getCurrentTransactionIsolationLevel();
		this.active = TransactionSynchronizationManager.isActualTransactionActive();
		this.synchronizations = TransactionSynchronizationManager.isSynchronizationActive()
				? new ArrayList<>(TransactionSynchronizationManager.getSynchronizations()) : null;
		TransactionSynchronizationManager.clear();
	}

	private void take(Object key) {
		Object resource = TransactionSynchronizationManager.unbindResourceIfPossible(key);
		if (resource != null) {
			this.resources.put(key, resource);
		}
	}

	/**
	 * Tells whether there is nothing on this thread to be taken off.
	 */
	static boolean isFree(List<Object> keys) {
		if (TransactionSynchronizationManager.isSynchronizationActive()
				|| TransactionSynchronizationManager.isActualTransactionActive()) {
			return false;
		}
		if (TransactionSynchronizationManager.getResourceMap().isEmpty()) {
			return true;
		}
		for (Object key : keys) {
			if (TransactionSynchronizationManager.hasResource(key)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Takes everything of the running transaction off this thread.
	 * @param keys keys of the resources to take along
	 * @return what was taken
	 */
	static ThreadResources detach(List<Object> keys) {
		return new ThreadResources(keys);
	}

	/**
	 * Puts everything back on this thread.
	 */
	void attach() {
		this.resources.forEach(TransactionSynchronizationManager::bindResource);
		if (this.synchronizations != null) {
			TransactionSynchronizationManager.initSynchronization();
			this.synchronizations.forEach(TransactionSynchronizationManager::registerSynchronization);
		}
		TransactionSynchronizationManager.setCurrentTransactionName(this.name);
		TransactionSynchronizationManager.setCurrentTransactionReadOnly(this.readOnly);
		TransactionSynchronizationManager.setCurrentTransactionIsolationLevel(this.isolation);
		TransactionSynchronizationManager.setActualTransactionActive(this.active);
	}

}
