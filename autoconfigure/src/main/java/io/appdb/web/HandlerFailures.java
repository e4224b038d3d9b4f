package io.appdb.web;

import java.util.List;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/**
 * Puts {@link HandlerFailureResolver} in the place of the resolver it extends. Runs
 * before Boot's own configurer, which sets up all resolvers. Used once.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class HandlerFailures implements WebMvcConfigurer {

	@Override
	public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
		resolvers.replaceAll((resolver) -> (resolver.getClass() == DefaultHandlerExceptionResolver.class)
				? replacement((DefaultHandlerExceptionResolver) resolver) : resolver);
	}

	private static HandlerFailureResolver replacement(DefaultHandlerExceptionResolver resolver) {
		HandlerFailureResolver replacement = new HandlerFailureResolver();
		replacement.setOrder(resolver.getOrder());
		return replacement;
	}

}
