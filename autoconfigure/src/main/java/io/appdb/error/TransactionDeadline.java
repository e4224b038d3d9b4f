package io.appdb.error;

import org.hibernate.TransactionException;

/**
 * Finds out that Hibernate has begun no further statement because the time of the
 * transaction had passed: it has neither a type nor a code for that, only a text, to
 * which a test of all databases holds this class. Without state, safe for every thread.
 */
final class TransactionDeadline {

	private static final String PASSED = "Transaction timeout expired";

	private TransactionDeadline() {
	}

	static boolean isPassed(Throwable failure) {
		TransactionException refused = Causes.find(failure, TransactionException.class);
		return refused != null && PASSED.equalsIgnoreCase(refused.getMessage());
	}

}
