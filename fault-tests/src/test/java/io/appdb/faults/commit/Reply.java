package io.appdb.faults.commit;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Makes an answer.
 *
 * @param <T> its type
 */
@FunctionalInterface
interface Reply<T> {

	T make() throws IOException;

	default T get() {
		try {
			return make();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
