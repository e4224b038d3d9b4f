package io.appdb.error;

import org.jspecify.annotations.Nullable;

/**
 * Looks into the causes of an exception. Without state, safe for every thread.
 */
public final class Causes {

	private static final int LONGEST_CHAIN = 100;

	private Causes() {
	}

	/**
	 * Finds the outermost exception of a type.
	 * @param <T> the type
	 * @param failure where to begin
	 * @param type the type
	 * @return the exception itself or the first of its causes that has the type, of the
	 * first 100; {@code null} when there is none
	 */
	public static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
		Throwable current = failure;
		for (int depth = 0; current != null && depth < LONGEST_CHAIN; depth++) {
			if (type.isInstance(current)) {
				return type.cast(current);
			}
			current = current.getCause();
		}
		return null;
	}

}
