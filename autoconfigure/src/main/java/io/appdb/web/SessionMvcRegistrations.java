package io.appdb.web;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Puts the adapter that knows about transactions into Spring MVC and leaves everything
 * else to the registrations of the application. Used once.
 */
final class SessionMvcRegistrations implements WebMvcRegistrations {

	private final Supplier<SessionHandlerAdapter> adapter;

	private final ObjectProvider<WebMvcRegistrations> registrations;

	SessionMvcRegistrations(Supplier<SessionHandlerAdapter> adapter,
			ObjectProvider<WebMvcRegistrations> registrations) {
		this.adapter = adapter;
		this.registrations = registrations;
	}

	@Override
	public @Nullable RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
		WebMvcRegistrations application = application();
		return (application != null) ? application.getRequestMappingHandlerMapping() : null;
	}

	@Override
	public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
		WebMvcRegistrations application = application();
		RequestMappingHandlerAdapter own = (application != null) ? application.getRequestMappingHandlerAdapter() : null;
		return (own != null) ? own : this.adapter.get();
	}

	@Override
	public ExceptionHandlerExceptionResolver getExceptionHandlerExceptionResolver() {
		WebMvcRegistrations application = application();
		ExceptionHandlerExceptionResolver own = (application != null)
				? application.getExceptionHandlerExceptionResolver() : null;
		return (own != null) ? own : new SessionExceptionResolver();
	}

	private @Nullable WebMvcRegistrations application() {
		return this.registrations.stream().filter((candidate) -> candidate != this).findFirst().orElse(null);
	}

}
