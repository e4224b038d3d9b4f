package io.appdb.faults;

import java.io.IOException;
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
		NetworkProxy proxy = NetworkProxy.open(direct.host(), direct.port());
		Address address = network ? direct.onLoopback(proxy.port()) : direct;
		return new Scene(server, proxy, RunningBank.start(address, server.type().keyword()), address);
	}

	static BankServer startServer(DatabaseType type) throws IOException, SQLException {
		return (TestServers.origin() == ServerOrigin.CONTAINERS) ? ContainerServer.start(type)
				: EmbeddedServer.start(type);
	}

	Workplace workplace() {
		return new Workplace(this.server, this.bank, this.address);
	}

	@Override
	public void close() throws IOException {
		this.bank.close();
		this.proxy.close();
	}

}
