package io.appdb.web;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Spring MVC's resolver of {@code @ExceptionHandler} methods, for which a failure of such
 * a method is no sign of a client that has gone unless the web server says so: the
 * failure of the handler is then answered by the resolvers that follow. Shared by all
 * threads.
 */
final class SessionExceptionResolver extends ExceptionHandlerExceptionResolver {

	@Override
	protected @Nullable ServletInvocableHandlerMethod getExceptionHandlerMethod(@Nullable HandlerMethod handler,
			Exception exception, ServletWebRequest request) {
		ServletInvocableHandlerMethod method = super.getExceptionHandlerMethod(handler, exception, request);
		return (method != null) ? new ExceptionHandlerMethod(method) : null;
	}

	/**
	 * A method that answers an exception. Lives as long as the call.
	 */
	private static final class ExceptionHandlerMethod extends ServletInvocableHandlerMethod {

		ExceptionHandlerMethod(HandlerMethod method) {
			super(method);
		}

		@Override
		public void invokeAndHandle(ServletWebRequest request, ModelAndViewContainer container,
				@Nullable Object... arguments) throws Exception {
			try {
				super.invokeAndHandle(request, container, arguments);
			}
			catch (Exception ex) {
				if (!DisconnectedClientHelper.isClientDisconnectedException(ex) || GoneClient.isIn(ex)) {
					throw ex;
				}
				throw new DataAccessResourceFailureException(getShortLogMessage() + " failed", ex);
			}
		}

	}

}
