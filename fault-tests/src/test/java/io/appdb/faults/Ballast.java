package io.appdb.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Takes the room that InnoDB keeps in its files: with a full disk it goes on writing
 * there. All tables share one file that grows by little (see {@link ServerImage}). No
 * instances.
 */
final class Ballast {

	private static final String TABLE = "ballast";

	/**
	 * How many rows are written at most, of the two sizes: the last pages are taken by
	 * small ones.
	 */
	private static final int ROWS = 1_000;

	private static final int LARGE = 60_000;

	private static final int SMALL = 4_000;

	private static final Duration STEP = Duration.ofMillis(20);

	private Ballast() {
	}

	/**
	 * Prepares what needs room itself.
	 */
	static void prepare(Connection administrator) throws SQLException {
		drop(administrator);
		execute(administrator, "create table " + TABLE + " (filling mediumtext) engine = InnoDB");
	}

	/**
	 * Takes what is free now and becomes free meanwhile. A server may end by itself when
	 * its disk is full, and come again.
	 * @param server opens connections
	 * @param duration for how long
	 */
	static void take(Entrance server, Duration duration) {
		long end = System.nanoTime() + duration.toNanos();
		while (System.nanoTime() < end) {
			try (Connection administrator = server.open()) {
				take(administrator, end);
			}
			catch (SQLException ex) {
				Pause.of(STEP);
			}
		}
	}

	private static void take(Connection administrator, long end) throws SQLException {
		int rows = 0;
		while (System.nanoTime() < end && administrator.isValid(1)) {
			if (rows >= ROWS || !(insert(administrator, LARGE) || insert(administrator, SMALL))) {
				Pause.of(STEP);
			}
			rows++;
		}
	}

	private static boolean insert(Connection administrator, int length) {
		try {
			execute(administrator, "insert into " + TABLE + " values (repeat('x', " + length + "))");
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	static void drop(Connection administrator) throws SQLException {
		execute(administrator, "drop table if exists " + TABLE);
	}

	private static void execute(Connection administrator, String sql) throws SQLException {
		try (Statement statement = administrator.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * Opens connections for an administrator.
	 */
	@FunctionalInterface
	interface Entrance {

		Connection open() throws SQLException;

	}

}
