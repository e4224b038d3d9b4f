package io.appdb.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Sends requests on loopback and gives back every byte that came, whatever it means. Safe
 * for every thread.
 *
 * @param port where the server listens
 */
record RawClient(int port) {

	private static final int TIMEOUT = 20_000;

	/**
	 * Sends a request on a connection of its own.
	 * @param path path and query
	 * @return the status line, the headers and the body
	 */
	String get(String path) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(TIMEOUT);
			String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			InputStream in = socket.getInputStream();
			return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

}
