package io.appdb.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

import io.appdb.benchmarks.bulk.User;
import io.appdb.test.DatabaseKind;
import io.appdb.test.TestDatabase;

/**
 * What hand-written JDBC does on one kind of database, with the driver's own setting for
 * batches. A constant, safe for every thread.
 */
enum BulkTarget {

	/**
	 * PostgreSQL, with batches rewritten to rows of values.
	 */
	POSTGRESQL(DatabaseKind.POSTGRESQL, "reWriteBatchedInserts=true", "truncate table users restart identity"),

	/**
	 * MySQL, with batches rewritten to rows of values.
	 */
	MYSQL(DatabaseKind.MYSQL, "rewriteBatchedStatements=true", "truncate table users"),

	/**
	 * MariaDB, with its bulk protocol.
	 */
	MARIADB(DatabaseKind.MARIADB, "useBulkStmts=true", "truncate table users"),

	/**
	 * SQLite.
	 */
	SQLITE(DatabaseKind.SQLITE, "journal_mode=WAL&foreign_keys=on", "delete from users"),

	/**
	 * H2.
	 */
	H2(DatabaseKind.H2, "", "truncate table users restart identity");

	private static final String INSERT = "insert into users "
			+ "(email, username, hashed_password, role, is_active, created_at) values (?, ?, ?, ?, ?, ?)";

	private static final int BATCH = 1000;

	private final DatabaseKind kind;

	private final String parameters;

	private final String emptying;

	BulkTarget(DatabaseKind kind, String parameters, String emptying) {
		this.kind = kind;
		this.parameters = parameters;
		this.emptying = emptying;
	}

	TestDatabase create() {
		return TestDatabase.create(this.kind);
	}

	String label() {
		return switch (this) {
			case POSTGRESQL -> "PostgreSQL";
			case MYSQL -> "MySQL";
			case MARIADB -> "MariaDB";
			case SQLITE -> "SQLite";
			case H2 -> "H2";
		};
	}

	/**
	 * Opens a connection past the pool, as somebody would who writes for speed.
	 */
	Connection connect(Address address) throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("user", address.username());
		properties.setProperty("password", address.password());
		String separator = address.url().contains("?") ? "&" : "?";
		String url = this.parameters.isEmpty() ? address.url() : address.url() + separator + this.parameters;
		return DriverManager.getConnection(url, properties);
	}

	void empty(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(this.emptying);
		}
	}

	/**
	 * Inserts rows in one transaction.
	 */
	void insert(Connection connection, List<User> users) throws SQLException {
		connection.setAutoCommit(false);
		try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
			Timestamp now = Timestamp.from(Instant.now());
			int waiting = 0;
			for (User user : users) {
				statement.setString(1, user.getEmail());
				statement.setString(2, user.getUsername());
				statement.setString(3, user.getHashedPassword());
				statement.setString(4, user.getRole().name());
				statement.setBoolean(5, user.isActive());
				statement.setTimestamp(6, now);
				statement.addBatch();
				if (++waiting == BATCH) {
					statement.executeBatch();
					waiting = 0;
				}
			}
			statement.executeBatch();
			connection.commit();
		}
		finally {
			connection.setAutoCommit(true);
		}
	}

}
