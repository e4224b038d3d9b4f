package io.appdb.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import io.appdb.engine.DatabaseType;
import io.appdb.test.TestDatabase;
import io.appdb.test.server.ServerControl;
import io.appdb.test.server.TestServers;
import org.opentest4j.TestAbortedException;

/**
 * A database on the embedded server of this JVM, for machines without Docker. It cannot
 * be killed: it trades durability for speed, and would lose what it has acknowledged.
 */
final class EmbeddedServer implements BankServer {

	private final TestDatabase database;

	private EmbeddedServer(TestDatabase database) {
		this.database = database;
	}

	static EmbeddedServer start(DatabaseType type) throws IOException, SQLException {
		EmbeddedServer server = new EmbeddedServer(TestDatabase.create(type));
		if (!InetAddress.getByName(server.address().host()).isLoopbackAddress()) {
			server.close();
			throw new TestAbortedException("a server of another machine is not put under load: start Docker");
		}
		try (Connection administrator = server.administer()) {
			Dialect.of(type).createUser(administrator);
		}
		return server;
	}

	@Override
	public DatabaseType type() {
		return this.database.type();
	}

	@Override
	public Address address() {
		return Dialect.of(type()).bank(this.database.url());
	}

	@Override
	public Address entrance() {
		return Dialect.of(type()).entrance(this.database.url());
	}

	@Override
	public Connection administer() throws SQLException {
		return this.database.connect();
	}

	@Override
	public void kill() {
		throw new TestAbortedException("an embedded server is not killed: start Docker");
	}

	@Override
	public void restart() {
		throw new TestAbortedException("an embedded server is not restarted: start Docker");
	}

	@Override
	public void pause(Duration duration) throws IOException {
		ServerControl control = TestServers.shared().control(type());
		control.pause();
		Pause.of(duration);
		control.resume();
	}

	@Override
	public int maxConnections() {
		throw new TestAbortedException("an embedded server has too many connections to use them up: start Docker");
	}

	@Override
	public void fillDisk(Duration duration) {
		throw new TestAbortedException("the disk of an embedded server is not filled: start Docker");
	}

	@Override
	public void close() {
		try {
			this.database.close();
		}
		catch (SQLException | IOException ex) {
			throw new IllegalStateException("The embedded database cannot be dropped", ex);
		}
	}

}
