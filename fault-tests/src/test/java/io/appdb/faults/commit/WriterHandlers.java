package io.appdb.faults.commit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.GetMapping;

/**
 * Handlers that write their answer. Safe for every thread.
 *
 * @param <S> their second parameter
 */
abstract class WriterHandlers<S> {

	private final Blocks blocks;

	private final HttpServletResponse injected;

	WriterHandlers(Blocks blocks, HttpServletResponse injected) {
		this.blocks = blocks;
		this.injected = injected;
	}

	/**
	 * Writes the row, and makes the answer in the same transaction.
	 */
	<T> T run(Job job, S argument, Reply<T> reply) {
		return this.blocks.run(job, argument, reply);
	}

	void write(Job job, S argument, Output output) {
		run(job, argument, () -> {
			output.write();
			return "";
		});
	}

	@GetMapping("/output")
	void output(Job job, S argument, OutputStream out) {
		write(job, argument, () -> {
			out.write(Job.success());
			out.flush();
		});
	}

	@GetMapping("/writer")
	void writer(Job job, S argument, Writer out) {
		write(job, argument, () -> {
			out.write(Job.SUCCESS);
			out.close();
		});
	}

	@GetMapping("/response")
	void response(Job job, S argument, HttpServletResponse response) {
		write(job, argument, () -> {
			response.getWriter().print(Job.SUCCESS);
			response.flushBuffer();
		});
	}

	@GetMapping("/large-response")
	void largeResponse(Job job, S argument, HttpServletResponse response) {
		write(job, argument, () -> response.getOutputStream().print(Job.SUCCESS.repeat(10_000)));
	}

	@GetMapping("/injected-response")
	void injectedResponse(Job job, S argument, HttpServletResponse handled) {
		write(job, argument, () -> {
			this.injected.getOutputStream().write(Job.success());
			this.injected.flushBuffer();
		});
	}

	@GetMapping("/sent-redirect")
	void sentRedirect(Job job, S argument, HttpServletResponse response) {
		write(job, argument, () -> response.sendRedirect("/" + Job.SUCCESS));
	}

	@GetMapping("/cookie")
	void cookie(Job job, S argument, HttpServletResponse response) {
		write(job, argument, () -> {
			response.addCookie(new Cookie("told", Job.SUCCESS));
			response.setStatus(HttpServletResponse.SC_ACCEPTED);
			response.flushBuffer();
		});
	}

	/**
	 * Writes an answer.
	 */
	@FunctionalInterface
	interface Output {

		void write() throws IOException;

	}

}
