package io.appdb.test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends connections to a database of MySQL or MariaDB. Stateless.
 */
final class MySqlKiller implements ConnectionKiller {

	private static final int GONE = 1094;

	@Override
	public int kill(Connection connection) throws SQLException {
		int killed = 0;
		try (Statement statement = connection.createStatement()) {
			for (long other : others(connection, statement)) {
				killed += kill(statement, other);
			}
		}
		return killed;
	}

	private static List<Long> others(Connection connection, Statement statement) throws SQLException {
		long own;
		try (ResultSet found = statement.executeQuery("select connection_id()")) {
			found.next();
			own = found.getLong(1);
		}
		List<Long> others = new ArrayList<>();
		try (ResultSet processes = statement.executeQuery("show processlist")) {
			while (processes.next()) {
				if (connection.getCatalog().equals(processes.getString("db")) && processes.getLong("Id") != own) {
					others.add(processes.getLong("Id"));
				}
			}
		}
		return others;
	}

	private static int kill(Statement statement, long other) throws SQLException {
		try {
			statement.execute("kill connection " + other);
			return 1;
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() == GONE) {
				return 0;
			}
			throw ex;
		}
	}

}
