package io.appdb.web;

/**
 * What transaction a handler runs in.
 *
 * @param demarcation who begins and ends it
 * @param readOnly whether the handler asks for a read-only one
 */
record HandlerTransaction(Demarcation demarcation, boolean readOnly) {

	static final HandlerTransaction NONE = new HandlerTransaction(Demarcation.NONE, false);

	static final HandlerTransaction ANNOTATED = new HandlerTransaction(Demarcation.ANNOTATION, false);

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
