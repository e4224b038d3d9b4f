package io.appdb.sample;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.appdb.sample.InputProblems.InvalidField;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses requests with a parameter that their handler does not have: a filter with a
 * misspelled name would show everything. Stateless; shared by all threads.
 */
final class UnknownParameters implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		List<String> sent = Collections.list(request.getParameterNames());
		if (!sent.isEmpty() && request.getDispatcherType() != DispatcherType.ERROR
				&& handler instanceof HandlerMethod method && isOwn(method)) {
			NavigableSet<String> known = known(method);
			List<InvalidField> unknown = sent.stream()
				.filter((name) -> !known.contains(name))
				.map((name) -> new InvalidField(name, message(known)))
				.toList();
			if (!unknown.isEmpty()) {
				throw InputProblems.refused(unknown);
			}
		}
		return true;
	}

	/**
	 * The pages of the API have parameters of their own.
	 */
	private static boolean isOwn(HandlerMethod handler) {
		return handler.getBeanType().getPackageName().startsWith(UnknownParameters.class.getPackageName());
	}

	private static NavigableSet<String> known(HandlerMethod handler) {
		NavigableSet<String> names = new TreeSet<>();
		Arrays.stream(handler.getMethodParameters()).flatMap(UnknownParameters::names).forEach(names::add);
		return names;
	}

	private static Stream<String> names(MethodParameter parameter) {
		if (parameter.hasParameterAnnotation(RequestParam.class)) {
			return Stream.of(String.valueOf(parameter.getParameterName()));
		}
		return parameter.hasParameterAnnotation(ParameterObject.class)
				? Arrays.stream(parameter.getParameterType().getRecordComponents())
					.map((component) -> component.getName())
				: Stream.empty();
	}

	private static String message(NavigableSet<String> known) {
		return "is not known here; use " + (known.isEmpty() ? "no parameter" : String.join(", ", known));
	}

}
