package io.appdb.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One client's keep-alive connection on loopback, as small as HTTP allows so that it
 * takes little from what it measures. One thread at a time.
 */
final class HttpClientConnection implements AutoCloseable {

	private static final int TIMEOUT_MILLIS = 60_000;

	private final Socket socket;

	private final InputStream input;

	private final byte[] request;

	HttpClientConnection(int port, String method, String path) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setSoTimeout(TIMEOUT_MILLIS);
		this.socket.setTcpNoDelay(true);
		this.input = new BufferedInputStream(this.socket.getInputStream(), 2048);
		this.request = (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Sends the request and reads the whole answer.
	 */
	String exchange() throws IOException {
		this.socket.getOutputStream().write(this.request);
		String status = line();
		int length = -1;
		String header = line();
		while (!header.isEmpty()) {
			String name = header.toLowerCase(Locale.ROOT);
			if (name.startsWith("content-length:")) {
				length = Integer.parseInt(name.substring(15).trim());
			}
			header = line();
		}
		String body = (length >= 0) ? text(length) : chunks();
		if (!status.startsWith("HTTP/1.1 200")) {
			throw new IOException(status + ": " + body);
		}
		return body;
	}

	private String chunks() throws IOException {
		StringBuilder body = new StringBuilder();
		int size = Integer.parseInt(line(), 16);
		while (size > 0) {
			body.append(text(size));
			line();
			size = Integer.parseInt(line(), 16);
		}
		line();
		return body.toString();
	}

	private String text(int length) throws IOException {
		return new String(this.input.readNBytes(length), StandardCharsets.UTF_8);
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder(48);
		int character = this.input.read();
		while (character != '\n') {
			if (character < 0) {
				throw new IOException("The server closed the connection");
			}
			if (character != '\r') {
				line.append((char) character);
			}
			character = this.input.read();
		}
		return line.toString();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
