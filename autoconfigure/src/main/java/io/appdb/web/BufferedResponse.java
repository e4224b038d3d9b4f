package io.appdb.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.BooleanSupplier;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.WebUtils;

/**
 * A response that can be held back while a transaction runs: bytes are kept in memory,
 * the commit of the response is put off, and a failure leaves no trace of either. A
 * transactional handler holds it from before its arguments are resolved; any other
 * transaction that somebody writes in holds what is written in it. Lives as long as the
 * request; one thread at a time.
 */
final class BufferedResponse extends HttpServletResponseWrapper {

	private final TransactionHold transactions;

	private final HeldBytes stream = new HeldBytes(this);

	private @Nullable Hold hold;

	private @Nullable PrintWriter writer;

	/**
	 * Encodes what is written to the writer while it is held.
	 */
	private @Nullable Writer text;

	/**
	 * Whether text has gone to the writer of the server, which excludes its stream.
	 */
	private boolean textPassed;

	/**
	 * Whether something was written that was not held back, and cannot be taken back.
	 */
	private boolean passed;

	private BufferedResponse(HttpServletResponse response, BooleanSupplier transactionByHand, WebSettings settings) {
		super(response);
		this.transactions = new TransactionHold(this, transactionByHand, settings.maxBufferedResponse());
	}

	/**
	 * Wraps a response, unless that is done already.
	 */
	static HttpServletResponse around(HttpServletResponse response, BooleanSupplier transactionByHand,
			WebSettings settings) {
		return (find(response) != null) ? response : new BufferedResponse(response, transactionByHand, settings);
	}

	static @Nullable BufferedResponse find(ServletResponse response) {
		return WebUtils.getNativeResponse(response, BufferedResponse.class);
	}

	boolean isHeld() {
		return this.hold != null;
	}

	/**
	 * Tells whether what is written now is held back, and begins to hold it when a
	 * transaction of this thread asks for that.
	 */
	boolean holds() {
		return this.hold != null || this.transactions.begin();
	}

	/**
	 * Holds the response back from here on.
	 * @param limit how much may be held
	 */
	void hold(HeldLimit limit) {
		HttpServletResponse response = response();
		this.hold = new Hold(new ByteArrayOutputStream(0), limit, new ResponseHead(response),
				new ShieldedResponse(response));
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
			throw held.limit().exceeded();
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
			send(held.bytes());
		}
		held.head().complete(response());
	}

	private void send(ByteArrayOutputStream bytes) throws IOException {
		this.passed = true;
		if (this.textPassed) {
			this.text = null;
			super.getWriter().write(bytes.toString(getCharacterEncoding()));
		}
		else {
			bytes.writeTo(super.getOutputStream());
		}
	}

	/**
	 * Forgets what was held back: the response is as it was before, apart from the head
	 * of one that had begun.
	 */
	void discard() {
		Hold held = this.hold;
		this.hold = null;
		this.text = null;
		if (held != null && !this.passed && !super.isCommitted()) {
			held.head().restore(response());
		}
	}

	OutputStream buffer(int length) {
		Hold held = this.hold;
		if (held == null) {
			throw new IllegalStateException("The response is not held back");
		}
		this.transactions.watch();
		return held.head().isComplete() ? OutputStream.nullOutputStream() : held.room(length);
	}

	/**
	 * The stream of the server.
	 */
	ServletOutputStream through() throws IOException {
		return super.getOutputStream();
	}

	/**
	 * The stream of the server, for something that is not held back.
	 */
	ServletOutputStream pass() throws IOException {
		this.passed = true;
		return through();
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
		this.transactions.watch();
		if (this.hold == null) {
			through();
		}
		else {
			this.hold.head().useStream();
		}
		return this.stream;
	}

	@Override
	public PrintWriter getWriter() throws IOException {
		this.transactions.watch();
		if (this.hold != null) {
			this.hold.head().refuseStream();
			text();
		}
		else if (this.text == null) {
			super.getWriter();
			this.textPassed = true;
		}
		if (this.writer == null) {
			this.writer = new PrintWriter(new HeldText(this));
		}
		return this.writer;
	}

	/**
	 * Returns what takes the text that is written now.
	 */
	Writer text() throws IOException {
		boolean held = holds();
		if (this.text == null) {
			if (!held) {
				this.passed = true;
				this.textPassed = true;
				return super.getWriter();
			}
			this.transactions.watch();
			setCharacterEncoding(getCharacterEncoding());
			this.text = new OutputStreamWriter(this.stream, getCharacterEncoding());
		}
		return this.text;
	}

	@Override
	public void flushBuffer() throws IOException {
		if (!holds()) {
			super.flushBuffer();
		}
	}

	@Override
	public boolean isCommitted() {
		return (this.hold != null) ? this.hold.head().isComplete() : super.isCommitted();
	}

	/**
	 * A server that has seen the client go counts its response as committed, whatever is
	 * held here.
	 */
	@Override
	public void reset() {
		forgetBytes();
		if (this.hold != null) {
			this.hold.head().forgetStream();
		}
		if (this.hold == null || !super.isCommitted()) {
			super.reset();
		}
		this.passed = false;
		this.textPassed = false;
	}

	@Override
	public void resetBuffer() {
		forgetBytes();
		super.resetBuffer();
		this.passed = false;
	}

	@Override
	public void setStatus(int status) {
		holds();
		super.setStatus(status);
	}

	@Override
	public void addCookie(Cookie cookie) {
		holds();
		super.addCookie(cookie);
	}

	@Override
	public void setHeader(String name, @Nullable String value) {
		holds();
		super.setHeader(name, value);
	}

	@Override
	public void addHeader(String name, @Nullable String value) {
		holds();
		super.addHeader(name, value);
	}

	@Override
	public void setDateHeader(String name, long date) {
		holds();
		super.setDateHeader(name, date);
	}

	@Override
	public void addDateHeader(String name, long date) {
		holds();
		super.addDateHeader(name, date);
	}

	@Override
	public void setIntHeader(String name, int value) {
		holds();
		super.setIntHeader(name, value);
	}

	@Override
	public void addIntHeader(String name, int value) {
		holds();
		super.addIntHeader(name, value);
	}

	@Override
	public void setContentType(@Nullable String type) {
		holds();
		super.setContentType(type);
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
		if (!holds() || this.hold == null) {
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
	 * @param head status and headers before it
	 * @param shield what stands for the response of the server meanwhile
	 */
	private record Hold(ByteArrayOutputStream bytes, HeldLimit limit, ResponseHead head, ShieldedResponse shield) {

		ByteArrayOutputStream room(int length) {
			if (this.bytes.size() + (long) length > this.limit.size().toBytes()) {
				this.head.overflow();
				throw this.limit.exceeded();
			}
			return this.bytes;
		}

	}

}
