package io.appdb.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes all connections that a server lets in. Used by one thread.
 */
final class TakenConnections {

	private final Address entrance;

	private final int limit;

	private final List<Connection> taken = new ArrayList<>();

	private TakenConnections(BankServer server) {
		this.entrance = server.entrance();
		this.limit = server.maxConnections();
	}

	/**
	 * Takes what is free, and what the bank loses.
	 * @param scene the bank and its server
	 * @param duration for how long
	 */
	static void hold(Scene scene, Duration duration) throws SQLException {
		TakenConnections connections = new TakenConnections(scene.server());
		try (Connection administrator = scene.server().administer()) {
			long end = System.nanoTime() + duration.toNanos();
			while (System.nanoTime() < end) {
				connections.take();
				EndedSessions.of(scene.server(), administrator);
			}
		}
		finally {
			connections.close();
		}
	}

	private void take() {
		try {
			while (this.taken.size() < this.limit) {
				this.taken.add(this.entrance.connect());
			}
		}
		catch (SQLException ex) {
			// the server is full
		}
	}

	private void close() throws SQLException {
		for (Connection connection : this.taken) {
			connection.close();
		}
	}

}
