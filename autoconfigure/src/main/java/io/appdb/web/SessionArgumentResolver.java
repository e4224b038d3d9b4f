package io.appdb.web;

import java.lang.annotation.Annotation;
import java.util.List;

import io.appdb.error.SessionNotFoundException;
import io.appdb.session.CurrentSession;
import io.appdb.session.CurrentSessionTransaction;
import io.appdb.session.Db;
import io.appdb.session.request.RequestSession;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives handlers the session of their request. Shared by all threads.
 */
final class SessionArgumentResolver implements HandlerMethodArgumentResolver {

	private static final List<Class<? extends Annotation>> HELPERS = List.of(ExceptionHandler.class,
			ModelAttribute.class, InitBinder.class);

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
		SessionLease lease = this.sessions.find(request);
		if (lease == null) {
			throw new SessionNotFoundException("The request's session has ended before " + parameter.getExecutable()
					+ " was called; use SessionManager there");
		}
		Db db = parameter.getParameterAnnotation(Db.class);
		RequestSession session = lease.session(RequestSessions.database(db));
		if (parameter.getParameterType() == CurrentSessionTransaction.class) {
			refuseOutsideOfHandler(parameter);
			return session.currentSessionTransaction();
		}
		return session.currentSession(db != null && db.readOnly());
	}

	private static void refuseOutsideOfHandler(MethodParameter parameter) {
		boolean handles = parameter.hasMethodAnnotation(RequestMapping.class)
				|| HELPERS.stream().noneMatch(parameter::hasMethodAnnotation);
		if (!handles) {
			throw new IllegalStateException(parameter.getExecutable()
					+ " takes CurrentSessionTransaction, but it is no "
					+ "handler: no transaction is committed after it; take CurrentSession, or use SessionManager");
		}
	}

}
