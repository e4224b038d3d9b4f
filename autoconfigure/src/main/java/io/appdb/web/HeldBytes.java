package io.appdb.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

/**
 * The stream of a response: into the buffer while a transaction runs, through to the
 * client before and afterwards. Lives as long as its response.
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
		if (!this.response.holds()) {
			this.response.through().close();
		}
	}

	@Override
	public boolean isReady() {
		return this.response.isHeld() || through().isReady();
	}

	@Override
	public void setWriteListener(WriteListener listener) {
		if (this.response.isHeld()) {
			throw new IllegalStateException("A transactional handler cannot write without blocking; return the body");
		}
		through().setWriteListener(listener);
	}

	private OutputStream target(int length) throws IOException {
		return this.response.holds() ? this.response.buffer(length) : this.response.pass();
	}

	private ServletOutputStream through() {
		try {
			return this.response.through();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
