package io.appdb.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
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

	/**
	 * Wraps the response where no filter has done so, as in tests without filters.
	 */
	@Override
	protected @Nullable ModelAndView handleInternal(HttpServletRequest request, HttpServletResponse response,
			HandlerMethod handler) throws Exception {
		return super.handleInternal(request,
				BufferedResponse.around(response, this.sessions::isTransactionByHand, this.settings), handler);
	}

	@Override
	protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod handler) {
		return new SessionHandlerMethod(handler, this.sessions, this.transactions, this.settings);
	}

}
