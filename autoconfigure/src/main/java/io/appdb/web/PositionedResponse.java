package io.appdb.web;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A response that tells the client, before its first byte, what to bring along the next
 * time. Lives as long as the response; one thread at a time.
 */
final class PositionedResponse extends HttpServletResponseWrapper {

	private final RequestClients clients;

	private @Nullable ServletOutputStream stream;

	private @Nullable PrintWriter writer;

	PositionedResponse(HttpServletResponse response, RequestClients clients) {
		super(response);
		this.clients = clients;
	}

	void announce() {
		this.clients.announce();
	}

	@Override
	public void flushBuffer() throws IOException {
		announce();
		super.flushBuffer();
	}

	@Override
	public void sendError(int status) throws IOException {
		announce();
		super.sendError(status);
	}

	@Override
	public void sendError(int status, String message) throws IOException {
		announce();
		super.sendError(status, message);
	}

	@Override
	public void sendRedirect(String location) throws IOException {
		announce();
		super.sendRedirect(location);
	}

	@Override
	public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
		announce();
		super.sendRedirect(location, status, clearBuffer);
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		ServletOutputStream known = this.stream;
		if (known == null) {
			known = new AnnouncingStream(super.getOutputStream());
			this.stream = known;
		}
		return known;
	}

	@Override
	public PrintWriter getWriter() throws IOException {
		PrintWriter known = this.writer;
		if (known == null) {
			known = new PrintWriter(new AnnouncingWriter(super.getWriter()));
			this.writer = known;
		}
		return known;
	}

	@Override
	public void reset() {
		super.reset();
		this.stream = null;
		this.writer = null;
	}

	/**
	 * Tells the client before it passes bytes on.
	 */
	private final class AnnouncingStream extends ServletOutputStream {

		private final ServletOutputStream target;

		AnnouncingStream(ServletOutputStream target) {
			this.target = target;
		}

		@Override
		public void write(int value) throws IOException {
			announce();
			this.target.write(value);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			announce();
			this.target.write(bytes, offset, length);
		}

		@Override
		public void flush() throws IOException {
			announce();
			this.target.flush();
		}

		@Override
		public void close() throws IOException {
			announce();
			this.target.close();
		}

		@Override
		public boolean isReady() {
			return this.target.isReady();
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			this.target.setWriteListener(listener);
		}

	}

	/**
	 * Tells the client before it passes characters on.
	 */
	private final class AnnouncingWriter extends Writer {

		private final PrintWriter target;

		AnnouncingWriter(PrintWriter target) {
			this.target = target;
		}

		@Override
		public void write(char[] characters, int offset, int length) {
			announce();
			this.target.write(characters, offset, length);
		}

		@Override
		public void flush() {
			announce();
			this.target.flush();
		}

		@Override
		public void close() {
			announce();
			this.target.close();
		}

	}

}
