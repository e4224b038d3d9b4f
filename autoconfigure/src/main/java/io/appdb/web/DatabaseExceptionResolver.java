package io.appdb.web;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Gives the {@code @ExceptionHandler} methods the translated error of the database where
 * a driver's, Hibernate's or JPA's own has come out of a handler, or where Spring MVC has
 * wrapped it, and answers errors of functional endpoints, for which there are no such
 * methods. Stands before all other resolvers; shared by all threads.
 */
final class DatabaseExceptionResolver implements HandlerExceptionResolver {

	private final DatabaseFailure failure;

	private final DatabaseExceptionAdvice advice;

	private final List<HandlerExceptionResolver> resolvers;

	private final Supplier<List<HttpMessageConverter<?>>> converters;

	/**
	 * Creates the resolver.
	 * @param failure finds errors of the database
	 * @param advice answers them
	 * @param resolvers all resolvers, this one too
	 * @param converters write answers
	 */
	DatabaseExceptionResolver(DatabaseFailure failure, DatabaseExceptionAdvice advice,
			List<HandlerExceptionResolver> resolvers, Supplier<List<HttpMessageConverter<?>>> converters) {
		this.failure = failure;
		this.advice = advice;
		this.resolvers = resolvers;
		this.converters = converters;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception exception) {
		Exception error = this.failure.unwrapped(exception);
		ModelAndView resolved = (error != exception) ? resolveTranslated(request, response, handler, error) : null;
		if (resolved == null && handler instanceof HandlerFunction<?>) {
			return answer(request, response, exception);
		}
		return resolved;
	}

	private @Nullable ModelAndView resolveTranslated(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception error) {
		for (HandlerExceptionResolver resolver : this.resolvers) {
			ModelAndView resolved = (resolver != this) ? resolver.resolveException(request, response, handler, error)
					: null;
			if (resolved != null) {
				return resolved;
			}
		}
		return null;
	}

	private @Nullable ModelAndView answer(HttpServletRequest request, HttpServletResponse response,
			Exception exception) {
		Problem problem = response.isCommitted() ? null : this.failure.problem(exception);
		if (problem == null) {
			return null;
		}
		ResponseEntity<ProblemDetail> answer = this.advice.answer(problem, exception);
		ProblemDetail body = answer.getBody();
		try {
			ModelAndView written = ServerResponse.status(answer.getStatusCode())
				.headers((headers) -> headers.addAll(answer.getHeaders()))
				.contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.body((body != null) ? body : "")
				.writeTo(request, response, this.converters::get);
			return (written != null) ? written : new ModelAndView();
		}
		catch (IOException | ServletException ex) {
			exception.addSuppressed(ex);
			return null;
		}
	}

}
