package io.appdb.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Stands on loopback between an application and its database server and cuts a connection
 * when a statement passes. Closed by the test.
 */
final class CuttingProxy implements AutoCloseable {

	private final ServerSocket listener;

	private final String host;

	private final int port;

	private final AtomicReference<@Nullable Cut> cut = new AtomicReference<>();

	CuttingProxy(String host, int port) {
		this.host = host;
		this.port = port;
		try {
			this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start(this::accept);
	}

	int port() {
		return this.listener.getLocalPort();
	}

	/**
	 * Cuts the connection on which a statement passes next.
	 * @param statement how it begins
	 * @param delivered whether the server gets it and carries it out
	 */
	void cutAt(String statement, boolean delivered) {
		this.cut.set(new Cut(statement.toLowerCase(Locale.ROOT), delivered));
	}

	boolean hasCut() {
		return this.cut.get() == null;
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try {
				Socket client = this.listener.accept();
				Socket server = new Socket(this.host, this.port);
				start(() -> request(client, server));
				start(() -> pass(server, client));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void request(Socket client, Socket server) {
		byte[] buffer = new byte[8192];
		try (client; server) {
			InputStream in = client.getInputStream();
			OutputStream out = server.getOutputStream();
			for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
				Cut wanted = this.cut.get();
				String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
				if (wanted != null && wanted.isIn(text) && this.cut.compareAndSet(wanted, null)) {
					client.close();
					if (wanted.delivered()) {
						out.write(buffer, 0, length);
						out.flush();
						awaitAnswer(server);
					}
					return;
				}
				out.write(buffer, 0, length);
				out.flush();
			}
		}
		catch (IOException ex) {
			// one side has ended, which ends the other
		}
	}

	/**
	 * The other direction reads the answer and finds its client gone.
	 */
	private static void awaitAnswer(Socket server) {
		try {
			for (int waited = 0; waited < 100 && !server.isClosed(); waited++) {
				Thread.sleep(20);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void pass(Socket from, Socket to) {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			// one side has ended, which ends the other
		}
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "cutting-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
	}

	/**
	 * Where to cut.
	 */
	private record Cut(String statement, boolean delivered) {

		/**
		 * A statement begins where no other word does: not in the middle of autocommit.
		 */
		boolean isIn(String text) {
			int start = text.indexOf(this.statement);
			while (start > 0 && Character.isLetter(text.charAt(start - 1)) && text.charAt(start - 1) < 128) {
				start = text.indexOf(this.statement, start + 1);
			}
			return start >= 0;
		}

	}

}
