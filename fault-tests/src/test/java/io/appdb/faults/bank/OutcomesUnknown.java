package io.appdb.faults.bank;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Notes of each request that fails which call of JDBC was under way, and what the driver
 * said, for those whose outcome is unknown. Leaves the answer to others. Safe for every
 * thread.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class OutcomesUnknown implements HandlerExceptionResolver {

	private static final String POOL = "com.zaxxer.hikari.pool.";

	/**
	 * What MariaDB's driver begins with.
	 */
	private static final Pattern CONNECTION_NUMBER = Pattern.compile("^\\(conn=[-0-9]+\\) ");

	private static final Pattern ADDRESS = Pattern.compile("localhost:\\d+");

	private final Map<String, String> explanations = new ConcurrentHashMap<>();

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception exception) {
		String identifier = request.getParameter("request");
		if (identifier != null) {
			causes(exception).filter(SQLException.class::isInstance)
				.reduce((outer, inner) -> inner)
				.ifPresent((failure) -> this.explanations.put(identifier, explain(failure)));
		}
		return null;
	}

	private static String explain(Throwable failure) {
		String call = Arrays.stream(failure.getStackTrace())
			.filter((frame) -> frame.getClassName().startsWith(POOL))
			.map(StackTraceElement::getMethodName)
			.findFirst()
			.orElse("");
		String words = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
		words = ADDRESS.matcher(CONNECTION_NUMBER.matcher(words).replaceFirst("")).replaceAll("its server");
		String root = NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName();
		return call.isEmpty() ? "" : "`%s` | %s (%s)".formatted(call, words, root);
	}

	private static Stream<Throwable> causes(Throwable exception) {
		return Stream.iterate(exception, (cause) -> cause != null, Throwable::getCause);
	}

	/**
	 * Which call was under way.
	 * @param request identifier of a request
	 * @return the call's name and what the driver said, for a Markdown table; empty if
	 * nobody knows
	 */
	public String explain(String request) {
		return this.explanations.getOrDefault(request, "");
	}

}
