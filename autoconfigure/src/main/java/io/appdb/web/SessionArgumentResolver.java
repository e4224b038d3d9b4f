package io.appdb.web;

import io.appdb.error.SessionNotFoundException;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.Db;
import io.appdb.session.RequestSession;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives handlers the session of their request. Shared by all threads.
 */
final class SessionArgumentResolver implements HandlerMethodArgumentResolver {

	private final RequestSessions sessions;

	SessionArgumentResolver(RequestSessions sessions) {
		this.sessions = sessions;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		Class<?> type = parameter.getParameterType();
		return type == CurrentSession.class || type == CurrentSessionTransaction.class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binderFactory) {
		RequestSession session = this.sessions.find(request);
		if (session == null) {
			throw new SessionNotFoundException("The request's session has ended before " + parameter.getExecutable()
					+ " was called; use SessionManager there");
		}
		if (parameter.getParameterType() == CurrentSessionTransaction.class) {
			return session.currentSessionTransaction();
		}
		Db db = parameter.getParameterAnnotation(Db.class);
		return session.currentSession(db != null && db.readOnly());
	}

}
