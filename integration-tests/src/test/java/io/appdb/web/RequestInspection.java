package io.appdb.web;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts the requests, and those that left something on their thread. Shared by all
 * threads.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestInspection extends OncePerRequestFilter {

	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicInteger soiled = new AtomicInteger();

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		inspect();
		try {
			chain.doFilter(request, response);
		}
		finally {
			inspect();
		}
		this.requests.incrementAndGet();
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	private void inspect() {
		if (!WebServer.isThreadClean()) {
			this.soiled.incrementAndGet();
		}
	}

	int requests() {
		return this.requests.get();
	}

	int soiled() {
		return this.soiled.get();
	}

}
