package io.appdb.web;

import java.util.List;

import io.appdb.session.Db;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.retry.RetryPolicy;

/**
 * What transaction a handler runs in. One per handler, made once.
 *
 * @param handler name of the handler for messages and logs
 * @param demarcation who begins and ends it
 * @param participants the databases whose transactions it works in, in the order of their
 * commits
 * @param retry when and how often it is repeated, if it is
 */
record HandlerTransaction(String handler, Demarcation demarcation, List<Participant> participants,
		@Nullable RetryPolicy retry) {

	HandlerTransaction repeated(RetryPolicy policy) {
		return new HandlerTransaction(this.handler, this.demarcation, this.participants, policy);
	}

	boolean isTransactional() {
		return this.demarcation != Demarcation.NONE;
	}

	/**
	 * A database whose transaction a handler works in.
	 *
	 * @param database its name
	 * @param readOnly whether the handler asks for a read-only transaction
	 */
	record Participant(String database, boolean readOnly) {

		static Participant of(MethodParameter parameter) {
			Db db = parameter.getParameterAnnotation(Db.class);
			return new Participant(RequestSessions.database(db), db != null && db.readOnly());
		}

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
