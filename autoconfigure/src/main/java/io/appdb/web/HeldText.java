package io.appdb.web;

import java.io.IOException;
import java.io.Writer;

/**
 * The writer of a response that can be held back. Spring MVC keeps it for the whole
 * request, so it stays the same when what was held is forgotten and written anew. Lives
 * as long as its response.
 */
final class HeldText extends Writer {

	private final BufferedResponse response;

	HeldText(BufferedResponse response) {
		this.response = response;
	}

	@Override
	public void write(char[] characters, int offset, int length) throws IOException {
		this.response.text().write(characters, offset, length);
	}

	@Override
	public void flush() throws IOException {
		this.response.text().flush();
	}

	@Override
	public void close() throws IOException {
		this.response.text().close();
	}

}
