package io.appdb.web;

import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.orm.jpa.support.OpenEntityManagerInViewInterceptor;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.util.WebUtils;

/**
 * Opens the session of a request before its handler and closes it when the view is
 * rendered. It stands in for Boot's interceptor, whose session holds a connection all the
 * while. Shared by all threads.
 */
final class RequestSessionInterceptor extends OpenEntityManagerInViewInterceptor {

	private static final String DEPTH = RequestSessionInterceptor.class.getName() + ".DEPTH";

	private final RequestSessions sessions;

	RequestSessionInterceptor(RequestSessions sessions, EntityManagerFactory entityManagerFactory) {
		this.sessions = sessions;
		setEntityManagerFactory(entityManagerFactory);
	}

	@Override
	public void preHandle(WebRequest request) {
		SessionLease session = this.sessions.find(request);
		if (session == null) {
			this.sessions.open(request);
		}
		else if (WebAsyncUtils.getAsyncManager(request).hasConcurrentResult()) {
			session.bind();
		}
		else {
			depth(request, 1);
		}
	}

	@Override
	public void afterCompletion(WebRequest request, @Nullable Exception exception) {
		SessionLease session = this.sessions.find(request);
		if (session != null && isFailed(request, exception)) {
			session.failed();
		}
		if (session != null && !isNested(request)) {
			this.sessions.close(request, session);
		}
	}

	/**
	 * Tells whether the handler threw, even if the answer was made of the exception.
	 */
	private static boolean isFailed(WebRequest request, @Nullable Exception exception) {
		return exception != null
				|| request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) != null
				|| request.getAttribute(WebUtils.ERROR_EXCEPTION_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) != null;
	}

	@Override
	public void afterConcurrentHandlingStarted(WebRequest request) {
		SessionLease session = this.sessions.find(request);
		if (session != null && !isNested(request)) {
			session.unbind();
		}
	}

	/**
	 * Tells whether a forwarded request ends inside the one that forwarded it.
	 */
	private static boolean isNested(WebRequest request) {
		boolean nested = depth(request, 0) > 0;
		if (nested) {
			depth(request, -1);
		}
		return nested;
	}

	private static int depth(WebRequest request, int change) {
		Integer before = (Integer) request.getAttribute(DEPTH, RequestAttributes.SCOPE_REQUEST);
		int depth = ((before != null) ? before : 0) + change;
		request.setAttribute(DEPTH, depth, RequestAttributes.SCOPE_REQUEST);
		return depth;
	}

}
