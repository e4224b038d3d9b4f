package io.appdb.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

import io.appdb.benchmarks.bulk.User;
import io.appdb.engine.DatabaseType;
import io.appdb.test.TestDatabase;

/**
 * What hand-written JDBC does on one kind of database, with the driver's own setting for
 * batches. A constant, safe for every thread.
 */
enum BulkTarget {

	/**
	 * PostgreSQL, with batches rewritten to rows of values.
	 */
	POSTGRESQL(DatabaseType.POSTGRESQL, "reWriteBatchedInserts=true", "truncate table users restart identity"),

	/**
	 * MySQL, with batches rewritten to rows of values.
	 */
	MYSQL(DatabaseType.MYSQL, "rewriteBatchedStatements=true", "truncate table users"),

	/**
	 * MariaDB, with its bulk protocol.
	 */
	MARIADB(DatabaseType.MARIADB, "useBulkStmts=true", "truncate table users"),

	/**
	 * SQLite.
	 */
	SQLITE(DatabaseType.SQLITE, "journal_mode=WAL&foreign_keys=on", "delete from users"),

	/**
	 * H2.
	 */
	H2(DatabaseType.H2, "", "truncate table users restart identity");

	private static final String INSERT = "insert into users "
			+ "(email, username, hashed_password, role, is_active, created_at) values (?, ?, ?, ?, ?, ?)";

	private static final String UPDATE = "update users set email = ?, username = ?, hashed_password = ?, role = ?, "
			+ "is_active = ?, updated_at = ? where id = ?";

	private static final String DELETE = "delete from users where id = ?";

	private static final int BATCH = 1000;

	private final DatabaseType kind;

	private final String parameters;

	private final String emptying;

	BulkTarget(DatabaseType kind, String parameters, String emptying) {
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
	 * Whether it runs in this process, so that there is no way to a server to save.
	 */
	boolean isEmbedded() {
		return this == SQLITE || this == H2;
	}

	/**
	 * Inserts rows in one transaction.
	 */
	void insert(Connection connection, List<User> users) throws SQLException {
		Timestamp now = Timestamp.from(Instant.now());
		write(connection, INSERT, users, (user, statement) -> bind(user, now, statement));
	}

	/**
	 * Updates rows in one transaction.
	 */
	void update(Connection connection, List<User> users) throws SQLException {
		Timestamp now = Timestamp.from(Instant.now());
		write(connection, UPDATE, users, (user, statement) -> {
			bind(user, now, statement);
			statement.setLong(7, id(user));
		});
	}

	/**
	 * Deletes rows in one transaction.
	 */
	void delete(Connection connection, List<User> users) throws SQLException {
		write(connection, DELETE, users, (user, statement) -> statement.setLong(1, id(user)));
	}

	private static long id(User user) {
		return Objects.requireNonNull(user.getId());
	}

	private static void bind(User user, Timestamp time, PreparedStatement statement) throws SQLException {
		statement.setString(1, user.getEmail());
		statement.setString(2, user.getUsername());
		statement.setString(3, user.getHashedPassword());
		statement.setString(4, user.getRole().name());
		statement.setBoolean(5, user.isActive());
		statement.setTimestamp(6, time);
	}

	private static void write(Connection connection, String sql, List<User> users, Binding binding)
			throws SQLException {
		connection.setAutoCommit(false);
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			int waiting = 0;
			for (User user : users) {
				binding.bind(user, statement);
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

	/**
	 * Binds what a statement needs of a user.
	 */
	@FunctionalInterface
	private interface Binding {

		void bind(User user, PreparedStatement statement) throws SQLException;

	}

}
