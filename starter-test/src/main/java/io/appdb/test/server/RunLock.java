package io.appdb.test.server;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * The lock that tells others on a server that this run lives. It is held from before the
 * first database is made until the JVM ends, however it ends, and taken again if the
 * server has closed the connection. Owned by a {@link DatabaseServer}; safe for every
 * thread.
 */
final class RunLock implements AutoCloseable {

	private static final int SECONDS_TO_ANSWER = 10;

	private final DatabaseLogin maintenance;

	private final ServerCommands commands;

	private final RunId run;

	private @Nullable Connection connection;

	RunLock(DatabaseLogin maintenance, ServerCommands commands, RunId run) {
		this.maintenance = maintenance;
		this.commands = commands;
		this.run = run;
	}

	synchronized void hold() throws SQLException {
		Connection held = this.connection;
		if (held == null || !held.isValid(SECONDS_TO_ANSWER)) {
			this.connection = null;
			this.connection = take();
		}
	}

	private Connection take() throws SQLException {
		Connection fresh = this.maintenance.connect();
		try {
			if (!this.commands.lock(fresh, this.run)) {
				throw new TestServerException("Another process holds the lock of run " + this.run + " on "
						+ this.maintenance + ": start the tests again");
			}
			return fresh;
		}
		catch (SQLException | RuntimeException ex) {
			fresh.close();
			throw ex;
		}
	}

	/**
	 * Gives the lock back: the run has ended.
	 */
	@Override
	public synchronized void close() throws SQLException {
		if (this.connection != null) {
			this.connection.close();
			this.connection = null;
		}
	}

}
