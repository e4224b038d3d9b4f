package io.appdb.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * A server on this machine that takes connections and answers for another one, or not at
 * all. Owned by a test, which closes it.
 */
final class SilentServer implements AutoCloseable {

	private final ServerSocket server;

	private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

	private final @Nullable InetSocketAddress target;

	private volatile boolean silent;

	private SilentServer(@Nullable InetSocketAddress target) throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.target = target;
		this.silent = target == null;
		start(this::accept);
	}

	/**
	 * Never answers.
	 */
	static SilentServer always() throws IOException {
		return new SilentServer(null);
	}

	/**
	 * Answers as another server does, until it is silenced.
	 */
	static SilentServer before(String host, int port) throws IOException {
		return new SilentServer(new InetSocketAddress(host, port));
	}

	int port() {
		return this.server.getLocalPort();
	}

	void silence() {
		this.silent = true;
	}

	void speak() {
		this.silent = false;
	}

	private void accept() throws IOException {
		while (true) {
			Socket client = this.server.accept();
			this.sockets.add(client);
			if (!this.silent && this.target != null) {
				Socket other = new Socket(this.target.getAddress(), this.target.getPort());
				this.sockets.add(other);
				start(() -> copy(client, other));
				start(() -> copy(other, client));
			}
		}
	}

	/**
	 * What comes while the server is silent is lost, and the connection with it.
	 */
	private void copy(Socket from, Socket to) throws IOException {
		InputStream input = from.getInputStream();
		OutputStream output = to.getOutputStream();
		byte[] bytes = new byte[8192];
		for (int length = input.read(bytes); length >= 0 && !this.silent; length = input.read(bytes)) {
			output.write(bytes, 0, length);
			output.flush();
		}
		if (!this.silent) {
			to.close();
		}
	}

	private static void start(Work work) {
		Thread thread = new Thread(() -> {
			try {
				work.run();
			}
			catch (IOException ex) {
				// the other side has closed the connection
			}
		});
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	/**
	 * Something that ends with its connection.
	 */
	@FunctionalInterface
	private interface Work {

		void run() throws IOException;

	}

}
