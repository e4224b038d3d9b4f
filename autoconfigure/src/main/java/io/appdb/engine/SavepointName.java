package io.appdb.engine;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The name of the savepoint that a thread is about to set: Spring's transaction manager
 * has no way to pass one on. Bound to the thread for the length of a call.
 */
public final class SavepointName {

	private SavepointName() {
	}

	/**
	 * Gives a name to the savepoint that a call sets.
	 * @param name the name, an identifier in every database
	 * @param call the call
	 * @param <T> type of the result
	 * @return what the call returned
	 */
	public static <T> T during(String name, Supplier<T> call) {
		TransactionSynchronizationManager.bindResource(SavepointName.class, name);
		try {
			return call.get();
		}
		finally {
			TransactionSynchronizationManager.unbindResourceIfPossible(SavepointName.class);
		}
	}

	/**
	 * Takes the name, so that it counts for one savepoint.
	 */
	static @Nullable String take() {
		return (String) TransactionSynchronizationManager.unbindResourceIfPossible(SavepointName.class);
	}

}
