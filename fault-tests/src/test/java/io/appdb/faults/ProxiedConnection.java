package io.appdb.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * One connection through a {@link NetworkProxy}. Two threads of its own carry the packets
 * of either direction; any thread may cut it.
 */
final class ProxiedConnection {

	private final Socket client;

	private final Socket server;

	/**
	 * The side whose next packet is cut.
	 */
	private volatile @Nullable Socket mute;

	private ProxiedConnection(Socket client, Socket server) {
		this.client = client;
		this.server = server;
	}

	static ProxiedConnection open(Socket client, Socket server) {
		ProxiedConnection connection = new ProxiedConnection(client, server);
		connection.start(client, server);
		connection.start(server, client);
		return connection;
	}

	private void start(Socket from, Socket to) {
		Thread thread = new Thread(() -> carry(from, to), "proxied-connection");
		thread.setDaemon(true);
		thread.start();
	}

	private void carry(Socket from, Socket to) {
		byte[] packet = new byte[16 * 1024];
		try {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int length = in.read(packet); length >= 0; length = in.read(packet)) {
				boolean last = this.mute == from;
				out.write(packet, 0, last ? length / 2 : length);
				if (last) {
					break;
				}
			}
		}
		catch (IOException ex) {
			// one side has ended, which ends the other
		}
		reset();
	}

	/**
	 * Lets half of the next request through, or half of the next answer.
	 */
	void cutNextPacket() {
		this.mute = ThreadLocalRandom.current().nextBoolean() ? this.client : this.server;
	}

	boolean isClosed() {
		return this.client.isClosed();
	}

	void reset() {
		reset(this.client);
		reset(this.server);
	}

	/**
	 * Ends a connection without a farewell.
	 */
	static void reset(Socket socket) {
		try {
			socket.setSoLinger(true, 0);
			socket.close();
		}
		catch (IOException ex) {
			// it has ended already
		}
	}

}
