package io.appdb.session;

import org.jspecify.annotations.Nullable;

/**
 * Work that may throw anything.
 *
 * @param <T> type of the result
 * @param <E> type of what the work may throw
 */
@FunctionalInterface
public interface ThrowingCall<T extends @Nullable Object, E extends Throwable> {

	/**
	 * Does the work.
	 * @return the result
	 * @throws E when the work fails
	 */
	T call() throws E;

}
