package io.appdb.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.appdb.engine.DatabaseType;

/**
 * Lets an administrator end the sessions of the bank, also while the bank's own user
 * cannot connect. No instances.
 */
final class EndedSessions {

	private static final int NO_SUCH_THREAD = 1094;

	private EndedSessions() {
	}

	static void of(BankServer server, Connection administrator) throws SQLException {
		try (Statement statement = administrator.createStatement()) {
			if (server.type() == DatabaseType.POSTGRESQL) {
				statement.execute("select pg_terminate_backend(pid) from pg_stat_activity "
						+ "where usename = 'bank' and datname = current_database()");
				return;
			}
			for (String session : sessions(statement)) {
				end(statement, session);
			}
		}
	}

	private static List<String> sessions(Statement statement) throws SQLException {
		List<String> sessions = new ArrayList<>();
		try (ResultSet rows = statement
			.executeQuery("select id from information_schema.processlist where user = 'bank' and db = database()")) {
			while (rows.next()) {
				sessions.add(rows.getString(1));
			}
		}
		return sessions;
	}

	private static void end(Statement statement, String session) throws SQLException {
		try {
			statement.execute("kill " + session);
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() != NO_SUCH_THREAD) {
				throw ex;
			}
		}
	}

}
