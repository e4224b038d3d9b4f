package io.appdb.web;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Spring MVC's adapter for handlers, with a transaction around those that take a session
 * that commits. Shared by all threads.
 */
final class SessionHandlerAdapter extends RequestMappingHandlerAdapter {

	private final RequestSessions sessions;

	private final HandlerTransactions transactions;

	private final WebSettings settings;

	SessionHandlerAdapter(RequestSessions sessions, HandlerTransactions transactions, WebSettings settings) {
		this.sessions = sessions;
		this.transactions = transactions;
		this.settings = settings;
	}

	@Override
	protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod handler) {
		return new SessionHandlerMethod(handler, this.sessions, this.transactions, this.settings);
	}

}
