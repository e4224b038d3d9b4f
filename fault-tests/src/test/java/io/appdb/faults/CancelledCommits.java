package io.appdb.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Cancels commits of the bank that wait for a standby of PostgreSQL. No instances.
 */
final class CancelledCommits {

	private CancelledCommits() {
	}

	static void of(Connection administrator) throws SQLException {
		try (Statement statement = administrator.createStatement()) {
			statement.execute("""
					select pg_cancel_backend(pid) from pg_stat_activity
					where usename = 'bank' and wait_event = 'SyncRep' and upper(query) = 'COMMIT'""");
		}
	}

}
