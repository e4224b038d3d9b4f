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
 * A connection to a server that stays open, because logging in takes longer than what is
 * done here. Opened when first used, opened again after the server has closed it, and
 * closed with the JVM. Safe for every thread; each call waits for the one before.
 */
final class ServerSession {

	private static final int SECONDS_TO_ANSWER = 5;

	private final DatabaseLogin server;

	private final List<String> settings;

	private @Nullable Connection connection;

	/**
	 * Creates a session that is opened when it is used.
	 * @param server where to
	 * @param settings statements that come first on each connection
	 */
	ServerSession(DatabaseLogin server, String... settings) {
		this.server = server;
		this.settings = List.of(settings);
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
	List<String> query(String sql, String... parameters) throws SQLException {
		return rows(sql, parameters).stream().map((row) -> row.get(0)).toList();
	}

	/**
	 * Reads all columns, none of which may be null.
	 * @param sql the query
	 * @param parameters its texts
	 * @return the rows' texts
	 * @throws SQLException if the server refuses
	 */
	synchronized List<List<String>> rows(String sql, String... parameters) throws SQLException {
		try (PreparedStatement statement = connection().prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setString(i + 1, parameters[i]);
			}
			List<List<String>> values = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery()) {
				int columns = rows.getMetaData().getColumnCount();
				while (rows.next()) {
					List<String> row = new ArrayList<>();
					for (int i = 1; i <= columns; i++) {
						row.add(rows.getString(i));
					}
					values.add(row);
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
	void runTogether(List<String> statements) throws SQLException {
		runTogether((open) -> {
			try (Statement statement = open.createStatement()) {
				for (String sql : statements) {
					statement.execute(sql);
				}
			}
		});
	}

	/**
	 * Lets several statements run in one transaction, which is rolled back if they fail.
	 * @param work the statements
	 * @throws SQLException if the server refuses one
	 */
	synchronized void runTogether(Work work) throws SQLException {
		Connection open = connection();
		open.setAutoCommit(false);
		try {
			work.run(open);
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
			set(open);
			this.connection = open;
		}
		return open;
	}

	private void set(Connection open) throws SQLException {
		try (Statement statement = open.createStatement()) {
			for (String setting : this.settings) {
				statement.execute(setting);
			}
		}
	}

	static String literal(String text) {
		return '\'' + text.replace("'", "''") + '\'';
	}

	/**
	 * What is done on a connection in one transaction.
	 */
	@FunctionalInterface
	interface Work {

		void run(Connection connection) throws SQLException;

	}

}
