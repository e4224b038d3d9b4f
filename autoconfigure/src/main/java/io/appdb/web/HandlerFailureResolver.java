package io.appdb.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/**
 * Spring MVC's last resolver, which takes the failures that it cannot place for a client
 * that has gone when their root is a lost connection, and answers 200 with an empty body.
 * The lost connection may be the one to the database: unless the web server itself says
 * that the client has gone, such a failure is left unresolved, and the answer is 500.
 * Shared by all threads.
 */
final class HandlerFailureResolver extends DefaultHandlerExceptionResolver {

	private static final ModelAndView UNRESOLVED = new ModelAndView();

	@Override
	protected @Nullable ModelAndView doResolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception exception) {
		ModelAndView resolved = super.doResolveException(request, response, handler, exception);
		return (resolved == UNRESOLVED) ? null : resolved;
	}

	@Override
	protected ModelAndView handleDisconnectedClientException(Exception exception, HttpServletRequest request,
			HttpServletResponse response, @Nullable Object handler) {
		return GoneClient.isIn(exception)
				? super.handleDisconnectedClientException(exception, request, response, handler) : UNRESOLVED;
	}

}
