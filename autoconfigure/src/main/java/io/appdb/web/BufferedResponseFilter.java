package io.appdb.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes every response one that a transactional handler can hold back. Shared by all
 * threads.
 */
final class BufferedResponseFilter extends OncePerRequestFilter {

	private final RequestSessions sessions;

	private final WebSettings settings;

	BufferedResponseFilter(RequestSessions sessions, WebSettings settings) {
		this.sessions = sessions;
		this.settings = settings;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, BufferedResponse.around(response, this.sessions, this.settings));
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

}
