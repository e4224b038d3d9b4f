package io.appdb.web;

import java.io.IOException;
import java.io.OutputStream;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

/**
 * The stream a handler writes to: into the buffer while its transaction runs, through to
 * the client afterwards. Lives as long as its response.
 */
final class HeldBytes extends ServletOutputStream {

	private final BufferedResponse response;

	HeldBytes(BufferedResponse response) {
		this.response = response;
	}

	@Override
	public void write(int value) throws IOException {
		write(new byte[] { (byte) value }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		target(length).write(bytes, offset, length);
	}

	@Override
	public void flush() throws IOException {
		this.response.flushBuffer();
	}

	@Override
	public void close() throws IOException {
		if (!this.response.isHeld()) {
			this.response.getResponse().getOutputStream().close();
		}
	}

	@Override
	public boolean isReady() {
		return true;
	}

	@Override
	public void setWriteListener(WriteListener listener) {
		throw new IllegalStateException("A transactional handler cannot write without blocking; return the body");
	}

	private OutputStream target(int length) throws IOException {
		return this.response.isHeld() ? this.response.buffer(length) : this.response.getResponse().getOutputStream();
	}

}
