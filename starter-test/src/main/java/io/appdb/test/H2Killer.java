package io.appdb.test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Ends the sessions of an H2 database. One in memory ends with the last of them unless
 * its URL says {@code DB_CLOSE_DELAY=-1}. Stateless.
 */
final class H2Killer implements ConnectionKiller {

	private static final String SQL = """
			select count(abort_session(session_id)) from information_schema.sessions
			where session_id <> session_id()""";

	@Override
	public int kill(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet killed = statement.executeQuery(SQL)) {
			killed.next();
			return killed.getInt(1);
		}
	}

}
