package io.appdb.faults.bank;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import io.appdb.session.CurrentSessionTransaction;
import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Ways that write their answer before their transaction is committed. Safe for every
 * thread.
 */
@RestController
class WriterWays {

	private final EntityManager entityManager;

	private final TransactionTemplate transaction;

	private final HttpServletResponse injected;

	WriterWays(EntityManager entityManager, TransactionTemplate transaction, HttpServletResponse injected) {
		this.entityManager = entityManager;
		this.transaction = transaction;
		this.injected = injected;
	}

	@PostMapping("/output-stream")
	void outputStream(Transfer transfer, OutputStream out, CurrentSessionTransaction db) throws IOException {
		new Booking(transfer, Way.OUTPUT_STREAM).in(db);
		write(transfer, out);
	}

	@PostMapping("/writer")
	void writer(Transfer transfer, Writer out, CurrentSessionTransaction db) throws IOException {
		new Booking(transfer, Way.WRITER).in(db);
		out.write(transfer.request());
		out.flush();
	}

	@PostMapping("/response")
	@Transactional
	void response(Transfer transfer, HttpServletResponse response) throws IOException {
		new Booking(transfer, Way.RESPONSE).in(this.entityManager);
		response.getWriter().write(transfer.request());
		response.flushBuffer();
	}

	@PostMapping("/injected-response")
	@Transactional
	void injectedResponse(Transfer transfer) throws IOException {
		new Booking(transfer, Way.INJECTED_RESPONSE).in(this.entityManager);
		this.injected.getWriter().write(transfer.request());
		this.injected.flushBuffer();
	}

	@PostMapping("/streaming-body")
	StreamingResponseBody streamingBody(Transfer transfer) {
		Booking booking = new Booking(transfer, Way.STREAMING_BODY);
		return (out) -> this.transaction.executeWithoutResult((status) -> {
			booking.in(this.entityManager);
			try {
				write(transfer, out);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private static void write(Transfer transfer, OutputStream out) throws IOException {
		out.write(transfer.request().getBytes(StandardCharsets.UTF_8));
		out.flush();
	}

}
