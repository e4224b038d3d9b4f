package io.appdb.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.appdb.error.Causes;
import jakarta.servlet.http.HttpServletRequest;
import org.hibernate.query.PathException;
import org.hibernate.query.sqm.PathElementException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Answers a request that sorts by what cannot be sorted by. A sort that the request does
 * not name is a mistake of the application and left alone. Shared by all threads.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class SortExceptionAdvice {

	private static final String REFUSED = "Sort expression '";

	private final DatabaseExceptionAdvice advice;

	private final String parameter;

	/**
	 * Creates the advice.
	 * @param advice makes the answer
	 * @param parameter what a request names the sort by
	 */
	SortExceptionAdvice(DatabaseExceptionAdvice advice, String parameter) {
		this.advice = advice;
		this.parameter = parameter;
	}

	@ExceptionHandler({ PropertyReferenceException.class, InvalidDataAccessApiUsageException.class })
	ResponseEntity<ProblemDetail> handle(Exception exception, HttpServletRequest request) throws Exception {
		if (sorts(request).noneMatch((sort) -> isRefused(sort, exception))) {
			throw exception;
		}
		return this.advice.answer(Problem.UNKNOWN_PROPERTY, exception);
	}

	/**
	 * What the request sorts by; a parameter may have the prefix of one of several sorts.
	 */
	private Stream<String> sorts(HttpServletRequest request) {
		return request.getParameterMap()
			.entrySet()
			.stream()
			.filter((given) -> given.getKey().endsWith(this.parameter))
			.map(Map.Entry::getValue)
			.flatMap(Stream::of)
			.flatMap((value) -> StringUtils.commaDelimitedListToSet(value).stream())
			.filter((sort) -> !sort.isBlank());
	}

	private static boolean isRefused(String sort, Exception exception) {
		if (exception instanceof PropertyReferenceException unknown) {
			return sort.toLowerCase(Locale.ROOT).contains(unknown.getPropertyName().toLowerCase(Locale.ROOT));
		}
		String message = String.valueOf(exception.getMessage());
		return message.startsWith(REFUSED + sort.strip() + ":") || isUnknownPath(sort, path(exception));
	}

	private static @Nullable String path(Exception exception) {
		for (Class<? extends Exception> type : List.of(PathException.class, PathElementException.class)) {
			Exception unknown = Causes.find(exception, type);
			if (unknown != null) {
				return unknown.getMessage();
			}
		}
		return null;
	}

	/**
	 * Hibernate names the last attribute of a path, in quotes.
	 */
	private static boolean isUnknownPath(String sort, @Nullable String message) {
		return message != null && Stream.of(StringUtils.delimitedListToStringArray(sort.strip(), "."))
			.anyMatch((attribute) -> message.contains("'" + attribute + "'"));
	}

}
