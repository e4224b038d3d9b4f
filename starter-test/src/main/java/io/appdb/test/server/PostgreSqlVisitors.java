package io.appdb.test.server;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Sends away whoever is connected to a PostgreSQL database that has to be alone. Safe for
 * every thread.
 */
final class PostgreSqlVisitors {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Duration PAUSE = Duration.ofMillis(1);

	private static final String COPYING = "SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.objid"
			+ " WHERE l.locktype = 'object' AND l.classid = 'pg_database'::regclass AND l.mode = 'ShareLock'"
			+ " AND l.granted AND d.datname = ?";

	private final ServerSession session;

	PostgreSqlVisitors(ServerSession session) {
		this.session = session;
	}

	/**
	 * Whether somebody is copying a database, which lets nobody else in meanwhile.
	 * @param database the name
	 * @return whether newcomers have to wait
	 * @throws SQLException if the server refuses
	 */
	boolean lockedOut(String database) throws SQLException {
		return !this.session.query("SELECT 1 WHERE EXISTS (" + COPYING + ")", database).isEmpty();
	}

	List<String> presentWhileLockedOut(String database) throws SQLException {
		return this.session.query("SELECT pid FROM pg_stat_activity WHERE EXISTS (" + COPYING + ") AND datname = ?",
				database, database);
	}

	void end(String database, List<String> processes) throws SQLException {
		this.session.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ? AND pid IN ("
				+ String.join(", ", processes) + ")", database);
	}

	private List<String> end(String database) throws SQLException {
		return this.session.query("SELECT CASE WHEN pg_terminate_backend(pid) THEN 'pid ' ELSE 'ended pid ' END || pid"
				+ " || ' of ' || coalesce(usename, backend_type) || ' (' || application_name || ')'"
				+ " FROM pg_stat_activity WHERE datname = ?", database);
	}

	/**
	 * Ends what is connected to a database that lets nobody in, until nobody is left.
	 * @param database the name
	 * @throws SQLException if the server refuses
	 */
	void endAll(String database) throws SQLException {
		long start = System.nanoTime();
		List<String> sessions = end(database);
		while (!sessions.isEmpty()) {
			if (System.nanoTime() - start > TIMEOUT.toNanos()) {
				throw new IllegalStateException("The database '" + database + "' cannot be replaced, sessions do not "
						+ "end within " + TIMEOUT.toSeconds() + " s: " + String.join(", ", sessions));
			}
			pause();
			sessions = end(database);
		}
	}

	/**
	 * Who has a transaction open in the session's database.
	 * @param session the session
	 * @return the sessions, for a message
	 * @throws SQLException if the server refuses
	 */
	static String openTransactions(ServerSession session) throws SQLException {
		return String.join("; ", session.query("""
				SELECT 'pid ' || pid || ' (' || application_name || '), ' || state || ' for '
				  || round(extract(epoch FROM clock_timestamp() - state_change)) || ' s after: ' || left(query, 200)
				FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
				  AND xact_start IS NOT NULL AND backend_type = 'client backend' ORDER BY xact_start"""));
	}

	/**
	 * Waits a moment.
	 */
	static void pause() {
		try {
			Thread.sleep(PAUSE.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while a database was being copied", ex);
		}
	}

}
