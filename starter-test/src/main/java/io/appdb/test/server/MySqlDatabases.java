package io.appdb.test.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.appdb.engine.DatabaseType;

/**
 * Databases on a server that speaks MySQL's language, MySQL or MariaDB. Safe for every
 * thread.
 */
final class MySqlDatabases {

	/**
	 * Keeps the files of a container in memory: each change of a table waits for the disk
	 * otherwise.
	 */
	static final Map<String, String> FILES_IN_MEMORY = Map.of("/var/lib/mysql", "rw");

	private static final int NO_SUCH_THREAD = 1094;

	private final DatabaseNames names = new DatabaseNames();

	private final DatabaseType type;

	private final DatabaseAddress server;

	private final String urlPattern;

	/**
	 * Creates the databases' maker.
	 * @param type which of the two
	 * @param urlPattern the JDBC URL with {@code %s} where the database's name goes
	 * @param username who may create databases
	 * @param password the password
	 */
	MySqlDatabases(DatabaseType type, String urlPattern, String username, String password) {
		this.type = type;
		this.urlPattern = urlPattern;
		this.server = new DatabaseAddress(urlPattern.formatted(""), username, password);
	}

	ServerDatabase create() throws SQLException {
		String name = this.names.next();
		try (Connection connection = this.server.connect(); Statement statement = connection.createStatement()) {
			statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
		}
		return ServerDatabase.of(this.type, this.server.at(this.urlPattern.formatted(name)), () -> drop(name));
	}

	/**
	 * DROP DATABASE waits for open transactions, so whoever is still connected goes
	 * first.
	 */
	private void drop(String name) throws SQLException {
		try (Connection connection = this.server.connect(); Statement statement = connection.createStatement()) {
			for (long thread : threads(connection, name)) {
				kill(statement, thread);
			}
			statement.execute("DROP DATABASE IF EXISTS " + name);
		}
	}

	private List<Long> threads(Connection connection, String name) throws SQLException {
		String sql = "SELECT id FROM information_schema.processlist WHERE db = ?";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setString(1, name);
			List<Long> threads = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					threads.add(rows.getLong(1));
				}
			}
			return threads;
		}
	}

	private void kill(Statement statement, long thread) throws SQLException {
		try {
			statement.execute("KILL " + thread);
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() != NO_SUCH_THREAD) {
				throw ex;
			}
		}
	}

	ServerVersion version() throws SQLException {
		return ServerVersion.of(this.server);
	}

}
