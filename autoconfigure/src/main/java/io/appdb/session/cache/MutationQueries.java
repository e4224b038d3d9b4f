package io.appdb.session.cache;

import org.hibernate.action.internal.BulkOperationCleanupAction.BulkOperationCleanUpAfterTransactionCompletionProcess;
import org.hibernate.engine.spi.TransactionCompletionCallbacksImplementor;

/**
 * Sees the mutation queries of a persistence context, whoever runs them: Hibernate
 * registers what is to be cleaned up after each of them, and has no event of its own.
 * Lives as long as the persistence context; one thread at a time.
 */
final class MutationQueries implements TransactionCompletionCallbacksImplementor {

	private final TransactionCompletionCallbacksImplementor callbacks;

	private final WrittenTables written;

	MutationQueries(TransactionCompletionCallbacksImplementor callbacks, WrittenTables written) {
		this.callbacks = callbacks;
		this.written = written;
	}

	@Override
	public void registerCallback(AfterCompletionCallback callback) {
		if (callback instanceof BulkOperationCleanUpAfterTransactionCompletionProcess) {
			this.written.mutationBegins();
		}
		this.callbacks.registerCallback(callback);
	}

	@Override
	public void registerCallback(BeforeCompletionCallback callback) {
		this.callbacks.registerCallback(callback);
	}

	@Override
	public boolean hasBeforeCompletionCallbacks() {
		return this.callbacks.hasBeforeCompletionCallbacks();
	}

	@Override
	public boolean hasAfterCompletionCallbacks() {
		return this.callbacks.hasAfterCompletionCallbacks();
	}

	@Override
	public void beforeTransactionCompletion() {
		this.callbacks.beforeTransactionCompletion();
	}

	@Override
	public void afterTransactionCompletion(boolean success) {
		this.callbacks.afterTransactionCompletion(success);
	}

	@Override
	public void addSpaceToInvalidate(String space) {
		this.callbacks.addSpaceToInvalidate(space);
	}

	@Override
	public TransactionCompletionCallbacksImplementor forSharing() {
		this.callbacks.forSharing();
		return this;
	}

	@Override
	public void executePendingBulkOperationCleanUpActions() {
		this.callbacks.executePendingBulkOperationCleanUpActions();
	}

}
