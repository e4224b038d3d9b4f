package io.appdb.test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Ends connections to a PostgreSQL database, and waits up to 5 seconds for each until it
 * is gone. Stateless.
 */
final class PostgreSqlKiller implements ConnectionKiller {

	private static final String SQL = """
			select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity
			where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'""";

	@Override
	public int kill(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet killed = statement.executeQuery(SQL)) {
			killed.next();
			return killed.getInt(1);
		}
	}

}
