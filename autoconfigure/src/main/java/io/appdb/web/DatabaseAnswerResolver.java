package io.appdb.web;

import java.lang.reflect.Method;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Asks {@link DatabaseExceptionAdvice} when nobody else has an answer: it comes after
 * every {@code @ExceptionHandler} of the application and of its libraries, whatever the
 * order of their advices, after {@code @ResponseStatus}, and after the other exception
 * resolvers. Spring owns it; all threads share it.
 */
final class DatabaseAnswerResolver extends ExceptionHandlerExceptionResolver {

	private static final ExceptionHandlerMethodResolver methods = new ExceptionHandlerMethodResolver(
			DatabaseExceptionAdvice.class);

	private final DatabaseExceptionAdvice advice;

	DatabaseAnswerResolver(DatabaseExceptionAdvice advice) {
		this.advice = advice;
		setOrder(LOWEST_PRECEDENCE);
	}

	/**
	 * Functional endpoints are answered too, which have no handler method.
	 */
	@Override
	protected boolean shouldApplyTo(HttpServletRequest request, @Nullable Object handler) {
		return true;
	}

	@Override
	protected @Nullable ServletInvocableHandlerMethod getExceptionHandlerMethod(@Nullable HandlerMethod handlerMethod,
			Exception exception, ServletWebRequest webRequest) {
		Method method = this.advice.hasAnswer(exception) ? methods.resolveMethodByThrowable(exception) : null;
		return (method != null) ? new ServletInvocableHandlerMethod(this.advice, method) : null;
	}

}
