package io.appdb.session.steps;

import java.util.Iterator;

import org.hibernate.Interceptor;
import org.hibernate.Transaction;

/**
 * Hibernate's interceptor of an application. Shared by all sessions.
 */
final class SteppedInterceptor implements Interceptor {

	private final Steps steps;

	SteppedInterceptor(Steps steps) {
		this.steps = steps;
	}

	@Override
	public void afterTransactionBegin(Transaction transaction) {
		this.steps.call("afterTransactionBegin");
	}

	@Override
	public void beforeTransactionCompletion(Transaction transaction) {
		this.steps.call("beforeTransactionCompletion");
	}

	@Override
	public void afterTransactionCompletion(Transaction transaction) {
		this.steps.call("afterTransactionCompletion");
	}

	@Override
	public void preFlush(Iterator<Object> entities) {
		this.steps.call("preFlush");
	}

	@Override
	public void postFlush(Iterator<Object> entities) {
		this.steps.call("postFlush");
	}

}
