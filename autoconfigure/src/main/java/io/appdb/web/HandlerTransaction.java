package io.appdb.web;

import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryPolicy;

/**
 * What transaction a handler runs in. One per handler, made once.
 *
 * @param handler name of the handler for messages and logs
 * @param demarcation who begins and ends it
 * @param readOnly whether the handler asks for a read-only one
 * @param retry when and how often it is repeated, if it is
 */
record HandlerTransaction(String handler, Demarcation demarcation, boolean readOnly, @Nullable RetryPolicy retry) {

	HandlerTransaction repeated(RetryPolicy policy) {
		return new HandlerTransaction(this.handler, this.demarcation, this.readOnly, policy);
	}

	boolean isTransactional() {
		return this.demarcation != Demarcation.NONE;
	}

	/**
	 * Who begins and ends the transaction.
	 */
	enum Demarcation {

		/**
		 * There is none.
		 */
		NONE,

		/**
		 * Begun and ended around the handler, because it takes a session that commits.
		 */
		SESSION,

		/**
		 * Begun and ended by an own {@code @Transactional}.
		 */
		ANNOTATION

	}

}
