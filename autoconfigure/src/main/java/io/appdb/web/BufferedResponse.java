package io.appdb.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.unit.DataSize;

/**
 * A response that can be held back while a transaction runs: bytes are kept in memory,
 * the commit of the response is put off, and a failure leaves no trace of either. Lives
 * as long as the request; one thread at a time.
 */
final class BufferedResponse extends HttpServletResponseWrapper {

	private @Nullable Hold hold;

	private @Nullable PrintWriter writer;

	/**
	 * Encodes what is written to the writer, for as long as it is held and after.
	 */
	private @Nullable Writer text;

	BufferedResponse(HttpServletResponse response) {
		super(response);
	}

	boolean isHeld() {
		return this.hold != null;
	}

	/**
	 * Holds the response back from here on.
	 */
	void hold(DataSize limit, String handler) {
		if (!super.isCommitted()) {
			HttpServletResponse response = response();
			this.hold = new Hold(new ByteArrayOutputStream(0), limit, handler, new ResponseHead(response),
					new ShieldedResponse(response));
		}
	}

	/**
	 * While held back, hides the response of the server from whoever looks for it: Tomcat
	 * would end it after a forward, before anything of it was sent. What an include has
	 * put in between is shown.
	 */
	@Override
	public ServletResponse getResponse() {
		ServletResponse response = super.getResponse();
		return (this.hold != null && this.hold.shield().covers(response)) ? this.hold.shield().proxy() : response;
	}

	@Override
	public void setResponse(ServletResponse response) {
		super.setResponse(ShieldedResponse.uncovered(response));
	}

	/**
	 * Fails if more was written than may be held back, even if the handler has swallowed
	 * the failure; to be called while the transaction can still roll back.
	 */
	void verify() {
		Hold held = this.hold;
		if (held == null) {
			return;
		}
		if (this.writer != null) {
			this.writer.flush();
		}
		if (held.head().isOverflown()) {
			throw held.overLimit();
		}
	}

	/**
	 * Sends what was held back.
	 */
	void release() throws IOException {
		Hold held = this.hold;
		if (held == null) {
			return;
		}
		if (this.writer != null) {
			this.writer.flush();
		}
		this.hold = null;
		if (held.bytes().size() > 0) {
			held.bytes().writeTo(super.getOutputStream());
		}
		held.head().complete(response());
	}

	/**
	 * Forgets what was held back: the response is as it was before.
	 */
	void discard() {
		Hold held = this.hold;
		this.hold = null;
		this.text = null;
		if (held != null && !super.isCommitted()) {
			held.head().restore(response());
		}
	}

	OutputStream buffer(int length) {
		Hold held = this.hold;
		if (held == null) {
			throw new IllegalStateException("The response is not held back");
		}
		watchTransaction();
		return held.head().isComplete() ? OutputStream.nullOutputStream() : held.room(length);
	}

	private void watchTransaction() {
		if (this.hold != null && this.hold.head().watch()
				&& TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void beforeCommit(boolean readOnly) {
					verify();
				}

			});
		}
	}

	private void forgetBytes() {
		if (this.hold != null) {
			if (this.writer != null) {
				this.writer.flush();
			}
			this.hold.bytes().reset();
		}
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		watchTransaction();
		if (this.hold != null) {
			this.hold.head().useStream();
		}
		return isHeld() ? new HeldBytes(this) : super.getOutputStream();
	}

	@Override
	public PrintWriter getWriter() throws IOException {
		watchTransaction();
		if (!isHeld() && this.writer == null) {
			return super.getWriter();
		}
		if (this.hold != null) {
			this.hold.head().refuseStream();
		}
		text();
		if (this.writer == null) {
			this.writer = new PrintWriter(new HeldText(this));
		}
		return this.writer;
	}

	/**
	 * Returns what encodes the text that is written now.
	 */
	Writer text() throws IOException {
		if (this.text != null) {
			return this.text;
		}
		if (!isHeld()) {
			return super.getWriter();
		}
		watchTransaction();
		setCharacterEncoding(getCharacterEncoding());
		this.text = new OutputStreamWriter(new HeldBytes(this), getCharacterEncoding());
		return this.text;
	}

	@Override
	public void flushBuffer() throws IOException {
		if (!isHeld()) {
			super.flushBuffer();
		}
	}

	@Override
	public boolean isCommitted() {
		return (this.hold != null) ? this.hold.head().isComplete() : super.isCommitted();
	}

	@Override
	public void reset() {
		forgetBytes();
		if (this.hold != null) {
			this.hold.head().forgetStream();
		}
		super.reset();
	}

	@Override
	public void resetBuffer() {
		forgetBytes();
		super.resetBuffer();
	}

	@Override
	public void sendError(int status) throws IOException {
		answer(status, (response) -> response.sendError(status));
	}

	@Override
	public void sendError(int status, String message) throws IOException {
		answer(status, (response) -> response.sendError(status, message));
	}

	@Override
	public void sendRedirect(String location) throws IOException {
		answer(SC_FOUND, (response) -> response.sendRedirect(location));
	}

	@Override
	public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
		answer(status, (response) -> response.sendRedirect(location, status, clearBuffer));
	}

	private void answer(int status, ResponseHead.Completion completion) throws IOException {
		if (this.hold == null) {
			completion.complete(response());
			return;
		}
		forgetBytes();
		setStatus(status);
		this.hold.head().completeWith(completion);
	}

	private HttpServletResponse response() {
		return (HttpServletResponse) super.getResponse();
	}

	/**
	 * What is held back.
	 *
	 * @param bytes the body so far
	 * @param limit how large it may become
	 * @param handler who writes it
	 * @param head status and headers before it
	 * @param shield what stands for the response of the server meanwhile
	 */
	private record Hold(ByteArrayOutputStream bytes, DataSize limit, String handler, ResponseHead head,
			ShieldedResponse shield) {

		ByteArrayOutputStream room(int length) {
			if (this.bytes.size() + (long) length > this.limit.toBytes()) {
				this.head.overflow();
				throw overLimit();
			}
			return this.bytes;
		}

		IllegalStateException overLimit() {
			return new IllegalStateException("Transactional handler " + this.handler + " writes more than " + this.limit
					+ " to the response itself, which is held back until its commit: return the body instead, write "
					+ "it in a handler without transaction, or raise 'app.db.web.max-buffered-response'");
		}

	}

}
