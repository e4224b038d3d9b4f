package io.appdb.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.testcontainers.DockerClientFactory;

/**
 * A port of Docker's host that stays the same when a container is started again. A value.
 *
 * @param host where containers are reached
 * @param number the port there
 */
record PublishedPort(String host, int number) {

	static PublishedPort free() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return new PublishedPort(DockerClientFactory.instance().dockerHostIpAddress(), socket.getLocalPort());
		}
	}

	/**
	 * Lets a container be reached on loopback, unless this is a container itself that
	 * finds its neighbours at another address.
	 * @param port the port in the container
	 */
	String binding(int port) throws IOException {
		boolean loopback = InetAddress.getByName(this.host).isLoopbackAddress();
		return (loopback ? "127.0.0.1:" : "") + this.number + ":" + port;
	}

	@Override
	public String toString() {
		return this.host + ":" + this.number;
	}

}
