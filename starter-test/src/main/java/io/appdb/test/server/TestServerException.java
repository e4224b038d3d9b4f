package io.appdb.test.server;

import org.jspecify.annotations.Nullable;

/**
 * No database for a test, and what to change: a server that is not there or cannot do
 * what was asked, a dependency that is missing, a property that does not fit. Immutable.
 */
public final class TestServerException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	TestServerException(String message) {
		super(message);
	}

	TestServerException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
