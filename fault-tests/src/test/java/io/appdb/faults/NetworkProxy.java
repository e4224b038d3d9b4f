package io.appdb.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network on loopback between a bank and its server, which can be cut. Closed by
 * whoever opens it; cut by the thread of a test.
 */
final class NetworkProxy implements AutoCloseable {

	private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());

	private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();

	private final String host;

	private final int port;

	private volatile boolean cut;

	private NetworkProxy(String host, int port) throws IOException {
		this.host = host;
		this.port = port;
	}

	/**
	 * Opens a proxy.
	 * @param host where the server is
	 * @param port its port there
	 */
	static NetworkProxy open(String host, int port) throws IOException {
		NetworkProxy proxy = new NetworkProxy(host, port);
		Thread thread = new Thread(proxy::accept, "network-proxy");
		thread.setDaemon(true);
		thread.start();
		return proxy;
	}

	int port() {
		return this.listener.getLocalPort();
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try {
				connect(this.listener.accept());
			}
			catch (SocketException ex) {
				// closed, or the server does not listen, which the client has been told
			}
			catch (IOException ex) {
				throw new IllegalStateException("The proxy does not accept connections", ex);
			}
		}
	}

	private void connect(Socket client) throws IOException {
		if (this.cut) {
			ProxiedConnection.reset(client);
			return;
		}
		this.connections.removeIf(ProxiedConnection::isClosed);
		try {
			this.connections.add(ProxiedConnection.open(client, new Socket(this.host, this.port)));
		}
		catch (IOException ex) {
			ProxiedConnection.reset(client);
			throw ex;
		}
	}

	/**
	 * Cuts each connection in the middle of the next packet, and lets nobody in.
	 * @param duration for how long; connections without a packet are reset at its end
	 */
	void cut(Duration duration) {
		this.cut = true;
		this.connections.forEach(ProxiedConnection::cutNextPacket);
		Pause.of(duration);
		this.connections.forEach(ProxiedConnection::reset);
		this.cut = false;
	}

	@Override
	public void close() throws IOException {
		this.listener.close();
		this.connections.forEach(ProxiedConnection::reset);
	}

}
