package io.appdb.web;

import java.io.IOException;
import java.util.function.BooleanSupplier;

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

	private final BooleanSupplier transactionByHand;

	private final WebSettings settings;

	/**
	 * Creates the filter.
	 * @param transactionByHand tells whether the calling thread is in a transaction that
	 * a session has begun by hand
	 * @param settings how much is held
	 */
	BufferedResponseFilter(BooleanSupplier transactionByHand, WebSettings settings) {
		this.transactionByHand = transactionByHand;
		this.settings = settings;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, BufferedResponse.around(response, this.transactionByHand, this.settings));
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

}
