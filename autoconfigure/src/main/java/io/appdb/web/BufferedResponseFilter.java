package io.appdb.web;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes every response one that a transactional handler can hold back. Shared by all
 * threads.
 */
final class BufferedResponseFilter extends OncePerRequestFilter {

	private final BooleanSupplier transactionByHand;

	private final WebSettings settings;

	private final Supplier<@Nullable ClientPositions> positions;

	/**
	 * Creates the filter.
	 * @param transactionByHand tells whether the calling thread is in a transaction that
	 * a session has begun by hand
	 * @param settings how much is held
	 * @param positions what clients bring along, where there are replicas
	 */
	BufferedResponseFilter(BooleanSupplier transactionByHand, WebSettings settings,
			Supplier<@Nullable ClientPositions> positions) {
		this.positions = positions;
		this.transactionByHand = transactionByHand;
		this.settings = settings;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ClientPositions positions = this.positions.get();
		if (positions == null || RequestClients.find(request) != null) {
			chain.doFilter(request, BufferedResponse.around(response, this.transactionByHand, this.settings));
		}
		else {
			positioned(request, response, chain, positions.open(request, response));
		}
	}

	/**
	 * Where there are replicas: inside of the response that tells the client what to
	 * bring along, so that what is held back is known to be stored when that is told.
	 */
	private void positioned(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			RequestClients clients) throws ServletException, IOException {
		clients.keep(request);
		PositionedResponse positioned = new PositionedResponse(response, clients);
		Runnable end = clients.bind();
		try {
			chain.doFilter(request, BufferedResponse.around(positioned, this.transactionByHand, this.settings));
		}
		finally {
			end.run();
		}
		if (!request.isAsyncStarted()) {
			positioned.announce();
		}
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

}
