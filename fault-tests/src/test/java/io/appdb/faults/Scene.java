package io.appdb.faults;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;

import io.appdb.engine.DatabaseType;
import io.appdb.test.server.ServerOrigin;
import io.appdb.test.server.TestServers;

/**
 * A bank, its server, and the network between them, where an outage may use it. Closed by
 * whoever opens it. Used by the thread of a test.
 *
 * @param server the server
 * @param proxy the network
 * @param bank the bank
 * @param address how the bank finds its database
 */
record Scene(BankServer server, NetworkProxy proxy, RunningBank bank, Address address) implements AutoCloseable {

	/**
	 * Starts a bank on a server.
	 * @param server a running server
	 * @param network whether the bank goes through the proxy
	 */
	static Scene open(BankServer server, boolean network) throws IOException {
		Address direct = server.address();
		int port = URI.create(direct.url().substring("jdbc:".length())).getPort();
		NetworkProxy proxy = NetworkProxy.open(port);
		String host = "//localhost:" + (network ? proxy.port() : port) + "/";
		Address address = new Address(direct.url().replaceFirst("//[^/]+/", host), direct.user(), direct.password());
		return new Scene(server, proxy, RunningBank.start(address, server.type().keyword()), address);
	}

	static BankServer startServer(DatabaseType type) throws IOException, SQLException {
		return (TestServers.origin() == ServerOrigin.CONTAINERS) ? ContainerServer.start(type)
				: EmbeddedServer.start(type);
	}

	@Override
	public void close() throws IOException {
		this.bank.close();
		this.proxy.close();
	}

}
