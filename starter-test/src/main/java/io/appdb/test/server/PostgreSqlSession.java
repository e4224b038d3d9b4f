package io.appdb.test.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A connection to a PostgreSQL server's own database that stays open, because logging in
 * takes longer than what is done here. Opened when first used, opened again after the
 * server has closed it, and closed with the JVM. Safe for every thread; each call waits
 * for the one before.
 */
final class PostgreSqlSession {

	private static final int SECONDS_TO_ANSWER = 5;

	private final DatabaseAddress server;

	private @Nullable Connection connection;

	PostgreSqlSession(DatabaseAddress server) {
		this.server = server;
	}

	/**
	 * A connection of the caller's own, for locks that last.
	 * @return the connection, to be closed by the caller
	 */
	Connection open() throws SQLException {
		return this.server.connect();
	}

	/**
	 * Reads the first column.
	 * @param sql the query
	 * @param parameters its texts
	 * @return a text for each row
	 * @throws SQLException if the server refuses
	 */
	synchronized List<String> query(String sql, String... parameters) throws SQLException {
		try (PreparedStatement statement = connection().prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setString(i + 1, parameters[i]);
			}
			List<String> values = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					values.add(rows.getString(1));
				}
			}
			return values;
		}
	}

	synchronized void run(String sql) throws SQLException {
		try (Statement statement = connection().createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * Runs all statements or none.
	 * @param statements what may run inside a transaction
	 * @throws SQLException if the server refuses one
	 */
	synchronized void runTogether(List<String> statements) throws SQLException {
		Connection open = connection();
		open.setAutoCommit(false);
		try (Statement statement = open.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
			open.commit();
		}
		catch (SQLException ex) {
			open.rollback();
			throw ex;
		}
		finally {
			open.setAutoCommit(true);
		}
	}

	private Connection connection() throws SQLException {
		Connection open = this.connection;
		if (open == null || !open.isValid(SECONDS_TO_ANSWER)) {
			open = this.server.connect();
			this.connection = open;
		}
		return open;
	}

	static String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	static String literal(String text) {
		return '\'' + text.replace("'", "''") + '\'';
	}

}
