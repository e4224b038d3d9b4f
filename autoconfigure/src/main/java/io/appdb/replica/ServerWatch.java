package io.appdb.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

/**
 * Looks at one server again and again, on a thread of its own. Lives until
 * {@link Waiting} is closed.
 */
final class ServerWatch implements Runnable {

	private final DataSource server;

	private final Waiting waiting;

	private final Duration interval;

	private final Look look;

	ServerWatch(DataSource server, Waiting waiting, Duration interval, Look look) {
		this.server = server;
		this.waiting = waiting;
		this.interval = interval;
		this.look = look;
	}

	void start(String name) {
		Thread thread = new Thread(this, name);
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void run() {
		boolean goesOn = true;
		while (goesOn) {
			try (Connection connection = this.server.getConnection()) {
				this.look.at(connection);
				while (goesOn) {
					goesOn = this.waiting.pause(this.interval);
					if (goesOn) {
						this.look.at(connection);
					}
				}
			}
			catch (SQLException | RuntimeException ex) {
				this.look.failed(ex);
			}
			goesOn = goesOn && this.waiting.rest(this.interval);
		}
	}

	/**
	 * What is looked at.
	 */
	interface Look {

		void at(Connection connection) throws SQLException;

		void failed(Exception failure);

	}

}
