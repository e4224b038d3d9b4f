package io.appdb.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SqliteDriver}.
 */
class SqliteDriverTests {

	private final SqliteDriver driver = new SqliteDriver();

	@TempDir
	Path directory = Path.of("");

	private String url = "";

	@BeforeEach
	void createTable() throws SQLException {
		this.url = "jdbc:sqlite:" + this.directory.resolve("my app.db");
		try (Connection connection = open()) {
			execute(connection, "CREATE TABLE parent (id INTEGER PRIMARY KEY)");
			execute(connection, "CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent"
					+ " DEFERRABLE INITIALLY DEFERRED)");
		}
	}

	@Test
	void setsAFileUpForManyUsers() throws SQLException {
		try (Connection connection = open()) {
			assertThat(value(connection, "PRAGMA journal_mode")).isEqualTo("wal");
			assertThat(value(connection, "PRAGMA busy_timeout")).isEqualTo("30000");
			assertThat(value(connection, "PRAGMA foreign_keys")).isEqualTo("1");
		}
	}

	@Test
	void followsTheUrlWhereItSaysOtherwise() throws SQLException {
		this.url += "-other?busy_timeout=123&foreign_keys=false&journal_mode=DELETE";
		try (Connection connection = open()) {
			assertThat(value(connection, "PRAGMA journal_mode")).isEqualTo("delete");
			assertThat(value(connection, "PRAGMA busy_timeout")).isEqualTo("123");
			assertThat(value(connection, "PRAGMA foreign_keys")).isEqualTo("0");
		}
	}

	@Test
	void ignoresUserAndEmptyPassword() throws SQLException {
		Properties info = new Properties();
		info.setProperty("user", "sa");
		info.setProperty("password", "");
		try (Connection connection = opened(this.driver.connect(this.url, info))) {
			assertThat(connection.isValid(1)).isTrue();
		}
	}

	@Test
	void tellsAParameterTooMany() throws SQLException {
		try (Connection connection = open(); PreparedStatement statement = connection.prepareStatement("SELECT ?, ?")) {
			statement.setInt(2, 1);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.setInt(3, 1))
				.withMessageStartingWith("The statement has 2 parameters, and a value for parameter 3 was given")
				.extracting(SQLException::getSQLState)
				.isEqualTo("07001");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.setInt(0, 1))
				.withMessageContaining("none of the number 0");
		}
	}

	/**
	 * SQLite itself takes a parameter without a value for null.
	 */
	@Test
	void tellsAParameterWithoutValue() throws SQLException {
		try (Connection connection = open();
				PreparedStatement statement = connection.prepareStatement("DELETE FROM parent WHERE id IN (?, ?)")) {
			statement.setMaxRows(5);
			statement.setInt(1, 1);
			assertThatExceptionOfType(SQLException.class).isThrownBy(statement::executeUpdate)
				.withMessageStartingWith("The statement has 2 parameters, and 1 value was given");
			assertThatExceptionOfType(SQLException.class).isThrownBy(statement::addBatch);
			statement.setNull(2, Types.INTEGER);
			statement.addBatch();
			statement.setInt(1, 1);
			assertThatExceptionOfType(SQLException.class).isThrownBy(statement::addBatch);
			statement.setInt(2, 1);
			statement.addBatch();
			assertThat(statement.executeBatch()).hasSize(2);
			statement.setInt(1, 1);
			statement.setInt(2, 1);
			assertThat(statement.executeUpdate()).isZero();
			assertThat(statement.executeUpdate()).isZero();
			statement.clearParameters();
			assertThatExceptionOfType(SQLException.class).isThrownBy(statement::executeUpdate)
				.withMessageContaining("0 values were given");
		}
	}

	@Test
	void isNotRegisteredAndLeavesOtherUrlsAlone() throws SQLException {
		assertThat(Collections.list(DriverManager.getDrivers())).noneMatch((it) -> it instanceof SqliteDriver);
		assertThat(this.driver.acceptsURL("jdbc:h2:mem:x")).isFalse();
		assertThat(this.driver.connect("jdbc:h2:mem:x", new Properties())).isNull();
		assertThat(this.driver.acceptsURL("jdbc:sqlite:x")).isTrue();
	}

	@Test
	void takesTheWriteLockWithTheFirstStatementOnly() throws SQLException {
		try (Connection idle = open(); Connection writer = open()) {
			idle.setAutoCommit(false);
			writer.setAutoCommit(false);
			insert(writer, 1);
			writer.commit();
			assertThat(count(idle)).isOne();
			idle.commit();
			insert(writer, 2);
			writer.rollback();
			assertThat(count(idle)).isOne();
		}
	}

	@Test
	void beginsANewTransactionWithTheNextStatement() throws SQLException {
		try (Connection writer = open(); Connection reader = open()) {
			writer.setAutoCommit(false);
			try (PreparedStatement insert = writer.prepareStatement("INSERT INTO parent VALUES (?)")) {
				insert.setInt(1, 1);
				insert.executeUpdate();
				writer.commit();
				insert.setInt(1, 2);
				insert.executeUpdate();
				assertThat(count(reader)).isOne();
				writer.rollback();
				insert.setInt(1, 3);
				insert.addBatch();
				insert.setInt(1, 4);
				insert.addBatch();
				insert.executeBatch();
				assertThat(count(reader)).isOne();
			}
			writer.setAutoCommit(true);
			assertThat(count(reader)).isEqualTo(3);
			insert(writer, 5);
			assertThat(count(reader)).isEqualTo(4);
		}
	}

	@Test
	void refusesCommitInAutoCommitMode() throws SQLException {
		try (Connection connection = open()) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit)
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("25000"));
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::rollback);
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::setSavepoint);
		}
	}

	@Test
	void rollsBackToSavepoints() throws SQLException {
		try (Connection connection = open()) {
			connection.setAutoCommit(false);
			Savepoint first = connection.setSavepoint("first");
			insert(connection, 1);
			Savepoint second = connection.setSavepoint();
			insert(connection, 2);
			connection.rollback(second);
			connection.releaseSavepoint(first);
			connection.commit();
			assertThat(count(connection)).isOne();
		}
	}

	@Test
	void refusesASecondWriterOfTheSameThreadAtOnce() throws SQLException {
		try (Connection outer = open(); Connection inner = open()) {
			outer.setAutoCommit(false);
			insert(outer, 1);
			inner.setAutoCommit(false);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> insert(inner, 2))
				.withMessageContaining("join that transaction")
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("25001"));
			inner.setAutoCommit(true);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> insert(inner, 2))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("25001"));
			assertThat(count(inner)).isZero();
			outer.commit();
			insert(inner, 2);
			assertThat(count(outer)).isEqualTo(2);
		}
	}

	@Test
	void letsAReadOnlyTransactionRunBesideAWriter() throws SQLException {
		try (Connection writer = open(); Connection reader = open()) {
			writer.setAutoCommit(false);
			insert(writer, 1);
			reader.setReadOnly(true);
			reader.setAutoCommit(false);
			assertThat(count(reader)).isZero();
			writer.commit();
			assertThat(count(reader)).as("a snapshot").isZero();
			reader.commit();
			assertThat(count(reader)).isOne();
			reader.rollback();
		}
	}

	@Test
	void refusesToWriteInAReadOnlyTransactionUntilReset() throws SQLException {
		try (Connection connection = open()) {
			connection.setReadOnly(true);
			connection.setAutoCommit(false);
			assertThat(connection.isReadOnly()).isTrue();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> insert(connection, 1))
				.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(8));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.setReadOnly(false))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("25001"));
			connection.rollback();
			connection.setReadOnly(false);
			insert(connection, 1);
			connection.commit();
			assertThat(count(connection)).isOne();
		}
	}

	@Test
	void keepsTheTransactionAfterACommitThatFailed() throws SQLException {
		try (Connection connection = open()) {
			connection.setAutoCommit(false);
			execute(connection, "INSERT INTO child VALUES (1, 99)");
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit)
				.satisfies((ex) -> assertThat(ex.getErrorCode() & 0xFF).isEqualTo(19));
			insert(connection, 99);
			connection.commit();
			assertThat(count(connection)).isOne();
		}
	}

	@Test
	void givesTheWriteLockBackWhenAConnectionIsClosed() throws SQLException {
		Connection closed = open();
		closed.setAutoCommit(false);
		insert(closed, 1);
		closed.close();
		closed.close();
		assertThat(closed.isClosed()).isTrue();
		Connection aborted = open();
		aborted.setAutoCommit(false);
		insert(aborted, 2);
		aborted.abort(Runnable::run);
		try (Connection connection = open()) {
			connection.setAutoCommit(false);
			insert(connection, 3);
			connection.commit();
			assertThat(value(connection, "SELECT group_concat(id) FROM parent")).isEqualTo("3");
		}
	}

	@Test
	void waitsForAnotherThreadsTransaction() throws Exception {
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try (Connection first = open()) {
			first.setAutoCommit(false);
			insert(first, 1);
			Future<?> second = executor.submit(() -> {
				try (Connection connection = open()) {
					insert(connection, 2);
				}
				return null;
			});
			first.commit();
			second.get();
			assertThat(count(first)).isEqualTo(2);
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void reportsBusyWhenTheLockDoesNotComeFree() throws Exception {
		this.url += "?busy_timeout=50";
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try (Connection first = open()) {
			first.setAutoCommit(false);
			insert(first, 1);
			Future<Integer> code = executor.submit(() -> {
				try (Connection connection = open()) {
					insert(connection, 2);
					return 0;
				}
				catch (SQLException ex) {
					return ex.getErrorCode();
				}
			});
			assertThat(code.get()).isEqualTo(5);
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void handsOutStatementsThatKnowTheirConnection() throws SQLException {
		try (Connection connection = open(); Statement statement = connection.createStatement()) {
			assertThat(statement.getConnection()).isSameAs(connection);
			assertThat(connection.unwrap(SQLiteConnection.class)).isNotNull();
			assertThat(connection.isWrapperFor(SQLiteConnection.class)).isTrue();
			assertThat(connection.isWrapperFor(String.class)).isFalse();
			assertThat(Set.of(connection)).contains(statement.getConnection());
		}
	}

	@Test
	void keepsMemoryWithoutAnyOpenConnection() {
		JdbcTemplate jdbc = new JdbcTemplate(new SimpleDriverDataSource(this.driver, "jdbc:sqlite::memory:"));
		jdbc.execute("CREATE TABLE item (id INTEGER)");
		jdbc.update("INSERT INTO item VALUES (7)");
		assertThat(jdbc.queryForObject("SELECT id FROM item", Integer.class)).isEqualTo(7);
	}

	/**
	 * A pool would throw away what is not, and in the end say that it has no connection.
	 */
	@Test
	void isValidWhileAnotherConnectionWrites() throws Exception {
		this.url = "jdbc:sqlite::memory:?busy_timeout=10";
		try (Connection writing = open(); Connection other = open(); Connection third = open()) {
			execute(writing, "CREATE TABLE parent (id INTEGER PRIMARY KEY)");
			writing.setAutoCommit(false);
			insert(writing, 1);
			assertThat(writing.isValid(0)).isTrue();
			assertThat(other.isValid(0)).isTrue();
			assertThat(CompletableFuture.supplyAsync(() -> isValid(third)).get()).isTrue();
		}
	}

	@Test
	void isNotValidAfterItsEnd() throws SQLException {
		Connection connection = open();
		connection.close();
		assertThat(connection.isValid(1)).isFalse();
	}

	private static boolean isValid(Connection connection) {
		try {
			return connection.isValid(0);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void hasAMemoryOfItsOwn() {
		JdbcTemplate first = new JdbcTemplate(new SimpleDriverDataSource(this.driver, "jdbc:sqlite::memory:"));
		JdbcTemplate second = new JdbcTemplate(new SimpleDriverDataSource(new SqliteDriver(), "jdbc:sqlite::memory:"));
		first.execute("CREATE TABLE item (id INTEGER)");
		second.execute("CREATE TABLE item (id INTEGER)");
		assertThat(second.queryForObject("SELECT count(*) FROM item", Integer.class)).isZero();
	}

	private Connection open() throws SQLException {
		return opened(this.driver.connect(this.url, new Properties()));
	}

	private static Connection opened(@Nullable Connection connection) {
		if (connection == null) {
			throw new IllegalStateException("not accepted");
		}
		return connection;
	}

	private static void insert(Connection connection, int id) throws SQLException {
		execute(connection, "INSERT INTO parent VALUES (" + id + ")");
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.executeUpdate(sql);
		}
	}

	private static int count(Connection connection) throws SQLException {
		return Integer.parseInt(value(connection, "SELECT count(*) FROM parent"));
	}

	private static String value(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			assertThat(result.next()).isTrue();
			return result.getString(1);
		}
	}

}
