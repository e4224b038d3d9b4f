package io.appdb.error;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.function.Consumer;

import io.appdb.engine.DatabaseType;
import io.appdb.test.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two tables with constraints of every kind in a test database, and plain JDBC to violate
 * them. The database belongs to the test.
 */
final class Shop {

	private final TestDatabase database;

	private final SqlErrorTranslator translator;

	private Shop(TestDatabase database, SqlErrorTranslator translator) {
		this.database = database;
		this.translator = translator;
	}

	static Shop open(TestDatabase database) {
		return open(database, new SqlErrorTranslator());
	}

	static Shop open(TestDatabase database, SqlErrorTranslator translator) {
		Shop shop = new Shop(database, translator);
		JdbcTemplate jdbc = shop.jdbc();
		jdbc.execute("CREATE TABLE users (id INT NOT NULL, email VARCHAR(5) NOT NULL, a INT, b INT,"
				+ " CONSTRAINT pk_users PRIMARY KEY (id), CONSTRAINT uk_email UNIQUE (email),"
				+ " CONSTRAINT uk_ab UNIQUE (a, b), CONSTRAINT ck_a CHECK (a >= 0))");
		jdbc.execute("CREATE TABLE posts (id INT PRIMARY KEY, author_id INT,"
				+ " CONSTRAINT fk_author FOREIGN KEY (author_id) REFERENCES users (id))");
		jdbc.update("INSERT INTO users (id, email, a, b) VALUES (1, 'one', 1, 1)");
		jdbc.update("INSERT INTO users (id, email, a, b) VALUES (2, 'two', 2, 2)");
		return shop;
	}

	JdbcTemplate jdbc() {
		String url = (this.database.type() == DatabaseType.SQLITE) ? this.database.url() + "?foreign_keys=on"
				: this.database.url();
		JdbcTemplate jdbc = new JdbcTemplate(
				new DriverManagerDataSource(url, this.database.username(), this.database.password()));
		jdbc.setExceptionTranslator(this.translator);
		return jdbc;
	}

	Connection connect() throws SQLException {
		return this.database.connect();
	}

	/**
	 * Opens a connection with a transaction.
	 */
	Connection begin(String... settings) throws SQLException {
		Connection connection = connect();
		for (String setting : settings) {
			execute(connection, setting);
		}
		connection.setAutoCommit(false);
		return connection;
	}

	/**
	 * Runs a statement on a connection, its error translated.
	 */
	void run(Connection connection, String sql) {
		run(connection, sql, (statement) -> {
		});
	}

	void run(Connection connection, String sql, Consumer<Statement> settings) {
		translated(() -> {
			try (Statement statement = connection.createStatement()) {
				settings.accept(statement);
				statement.execute(sql);
			}
		});
	}

	void translated(SqlWork work) {
		try {
			work.run();
		}
		catch (SQLException ex) {
			@Nullable DataAccessException translated = this.translator.translate("test", null, ex);
			throw Objects.requireNonNull(translated, () -> "Not translated: " + ex + ", " + ex.getErrorCode());
		}
	}

	static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * Work with JDBC.
	 */
	@FunctionalInterface
	interface SqlWork {

		void run() throws SQLException;

	}

}
