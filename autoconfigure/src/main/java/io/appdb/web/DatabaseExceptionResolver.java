package io.appdb.web;

import java.util.List;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Gives the {@code @ExceptionHandler} methods the translated error of the database where
 * a driver's, Hibernate's or JPA's own has come out of a handler, or where Spring MVC has
 * wrapped it. Stands before all other resolvers; shared by all threads.
 */
final class DatabaseExceptionResolver implements HandlerExceptionResolver {

	private final DatabaseFailure failure;

	private final Supplier<DatabaseAnswerResolver> answers;

	private final List<HandlerExceptionResolver> resolvers;

	/**
	 * Creates the resolver.
	 * @param failure finds errors of the database
	 * @param answers answers them when nobody else does
	 * @param resolvers all resolvers, this one too
	 */
	DatabaseExceptionResolver(DatabaseFailure failure, Supplier<DatabaseAnswerResolver> answers,
			List<HandlerExceptionResolver> resolvers) {
		this.failure = failure;
		this.answers = answers;
		this.resolvers = resolvers;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception exception) {
		Exception error = this.failure.unwrapped(exception);
		if (error == exception) {
			return null;
		}
		for (HandlerExceptionResolver resolver : this.resolvers) {
			ModelAndView resolved = (resolver != this) ? resolver.resolveException(request, response, handler, error)
					: null;
			if (resolved != null) {
				return resolved;
			}
		}
		return this.answers.get().resolveException(request, response, handler, error);
	}

}
